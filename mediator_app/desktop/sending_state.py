"""How sending to the centre is going, as signals: one object that the sender drives and any page may listen to.

What the signals carry is told here; what is said of it is each listener's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SendingState(QObject):
    """``started()``, then ``progressed(answered, total)`` per batch, then either ``finished(Summary)`` or ``failed(AppError)``.

    ``Summary`` is ``sync.engine``'s. Counts are of this laptop's operations. ``papers_moved()`` comes whenever a piece of a
    signed paper went or came, after all of that.
    """

    started = Signal()
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    papers_moved = Signal()
