"""A forged or malformed message never ends a client: it is dropped."""

import nbformat
import pytest
import zmq
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.session import Session

from grader.kernel.channels import understood
from grader.kernel.client import BoxClient
from grader.kernel.limits import Limits
from grader.kernel.provisioner import BoxedKernelManager
from grader.kernel.session import BoxSession

KEY = b"key"
FORGE = """
import zmq
kernel = get_ipython().kernel
pub = kernel.iopub_thread
session = kernel.session
def signed(parts):
    return [b"x", b"<IDS|MSG>", session.sign(parts), *parts]
parent = session.pack(kernel.get_parent()["header"])
header = session.pack(session.msg_header("stream"))
text = session.pack({"name": "stdout", "text": "forged"})
for frames in (
    [b"x", b"<IDS|MSG>", b"0" * 64, header, parent, b"{}", text],
    [b"x", b"<IDS|MSG>", b"", header, parent, b"{}", text],
    [b"x", b"<IDS|MSG>", b"0" * 64], [b"<IDS|MSG>"], [b""], [b"no delimiter"],
    signed([b"{", parent, b"{}", text]), signed([b"[]", b"[]", b"[]", b"[]"]),
    signed([b"{}", parent, b"{}", text]), signed([header, b"null", b"{}", text]),
    signed([header, parent, b"{}", b"5"]), signed([b"[" * 100_000] * 4),
):
    pub.send_multipart(frames)
print("honest")
"""


def message(session):
    """Return the frames of a sound message."""
    return session.serialize(session.msg("stream", {"name": "stdout", "text": "a"}))


def test_a_sound_message_is_understood():
    """What the kernel's own key signed comes through, once."""
    session, kernel = Session(key=KEY), Session(key=KEY)
    frames = message(kernel)
    assert understood(session, frames)["content"]["text"] == "a"
    assert understood(session, frames) is None


def test_another_key_is_not_understood():
    """A message signed with another kernel's key is dropped."""
    assert understood(Session(key=KEY), message(Session(key=b"other"))) is None


@given(st.lists(st.binary(max_size=40), max_size=9), st.integers(0, 7))
def test_any_frames_are_understood_or_dropped(frames, place):
    """Whatever arrives, alone or within a sound message, nothing is raised."""
    sound = message(Session(key=KEY))
    for given_ in (frames, [*sound[:place], *frames, *sound[place:]]):
        heard = understood(Session(key=KEY), given_)
        assert heard is None or heard["msg_type"] == "stream"


@pytest.mark.bubblewrap
@pytest.mark.xdist_group("kernel")
def test_forged_messages_end_neither_client():
    """Both clients pass over forged messages and show what is honest."""
    with BoxSession(Limits()) as session:
        executed = session.execute(FORGE)
        after = session.execute("6 * 7")
    assert [output.get("text") for output in executed.outputs] == ["honest\n"]
    assert after.outputs[0].data["text/plain"] == "42"
    cells = [nbformat.v4.new_code_cell(source) for source in (FORGE, "6 * 7")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    options = {"kernel_manager_class": BoxedKernelManager, "kernel_name": "python3"}
    BoxClient(notebook, Limits(), startup_timeout=180, **options).execute()
    assert [output.get("text") for output in cells[0].outputs] == ["honest\n"]
    assert cells[1].outputs[0].data["text/plain"] == "42"


def test_the_libraries_still_need_this():
    """Stock jupyter_client raises for a foreign signature, and would end a run."""
    assert zmq.zmq_version_info() >= (4, 3)
    frames = message(Session(key=b"other"))
    session = Session(key=KEY)
    with pytest.raises(ValueError, match="Invalid Signature"):
        session.deserialize(session.feed_identities(frames)[1])
