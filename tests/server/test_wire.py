"""Old laptops and new ones are each answered in the way in which they ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.protocol.codec import NEWEST, dictionary_of, encode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from tests.support.centre import NOW, TERRITORY, a_centre, a_device
from tests.support.http import ask


@pytest.mark.parametrize("dictionary", [0, NEWEST])
def test_round_is_answered_with_the_dictionary_it_came_with(tmp_path: Path, dictionary: int) -> None:
    with a_centre(tmp_path / "c") as store, serving(centre_app(store, lambda: NOW)) as url:
        body = encode(SyncRequest(TERRITORY.id, TERRITORY.epoch, "", 4096, ""), dictionary)
        answer = ask(url, "POST", "/v1/sync", body, a_device(store).token)
    assert dictionary_of(answer.body) == dictionary
    assert answer.reply.territory == TERRITORY.id
