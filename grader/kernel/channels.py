"""Messages from a kernel that may say anything: what is malformed is dropped.

A learner's code can write to the sockets of its own kernel: a message with a wrong
signature, no signature or no sense must end neither our client nor the submission.
"""

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session
from traitlets import Type

_PARTS = ("header", "parent_header", "metadata", "content")


def understood(session: Session, frames: list[bytes]) -> dict[str, Any] | None:
    """Return the message in `frames`, None unless it is whole, ours and signed."""
    try:
        _, rest = session.feed_identities(frames)
        message: dict[str, Any] = session.deserialize(rest)
        is_whole = all(isinstance(message[part], dict) for part in _PARTS)
        return message if is_whole and isinstance(message["msg_type"], str) else None
    except Exception:  # whatever a forged message does to the parser
        return None


class BoxChannel(AsyncZMQSocketChannel):
    """A channel of an asynchronous client that passes over malformed messages."""

    async def get_msg(  # type: ignore[override]
        self, timeout: float | None = None
    ) -> dict[str, Any]:
        """Return the next message that is understood; raise Empty at the timeout."""
        assert self.socket
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not await self.socket.poll(None if left is None else int(left * 1000)):
                raise Empty
            frames = await self.socket.recv_multipart()
            message = understood(self.session, frames)
            if message is not None:
                return message
            await asyncio.sleep(0)  # a flood of them must not starve other tasks


class BoxedKernelClient(AsyncKernelClient):
    """The client that a boxed kernel's manager makes."""

    shell_channel_class = Type(BoxChannel)
    iopub_channel_class = Type(BoxChannel)
    stdin_channel_class = Type(BoxChannel)
    control_channel_class = Type(BoxChannel)
