"""The box: a Jupyter kernel that can hurt nobody, however hostile its notebook.

`sandbox` and `reduced` say how a kernel is started, `entry` is what starts in it,
`provisioner` gives both to every Jupyter client, `watchdog` keeps the totals,
`detect` finds out by trying which level a machine offers. See docs/sandbox.md.
"""
