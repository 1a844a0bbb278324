"""More of ``found``: what the long run over the seeds from 20015 on has shown."""

from __future__ import annotations

from typing import Final

from tests.simulation.beginnings import Shape
from tests.simulation.found import Found
from tests.simulation.walk import Step

FOUND_SINCE: Final = (
    Found(
        81796,
        Shape(laptops=3, page=100000, batch=3, slow=1, is_real=False),
        "nothing_stays_outside: an answer to a question that a restored centre had forgotten, and asked anew in a sector",
        (
            Step("edit_person_twice", 1.059, 3943443163),
            Step("record_moved", 1.161, 2879118764),
            Step("centre_saved", 1.681, 2782558901),
            Step("settle", 1.678, 3725593152),
            Step("settle", 1.902, 1632770279),
            Step("centre_restored", 1.402, 3233326779),
        ),
    ),
    Found(
        85984,
        Shape(laptops=4, page=900, batch=1, slow=1, is_real=False),
        "_shows_what_is_there: a copy of which all was put aside, by a centre that has lost that, did not learn that it is one",
        (
            Step("laptop_cloned", 1.695, 1291325272),
            Step("attend", 1.466, 1288617599),
            Step("centre_saved", 1.974, 3377560375),
            Step("poison", 1.917, 1887095123),
            Step("finish", 1.923, 3440324318),
            Step("centre_restored", 1.457, 3278628592),
        ),
    ),
    Found(
        96684,
        Shape(laptops=2, page=500, batch=100, slow=0, is_real=False),
        "_nothing_is_lost: with what is about a record that nobody is left to make, the rest of its gesture is held",
        (
            Step("centre_saved", 1.908, 2478938829),
            Step("laptop_saved", 1.068, 1660345797),
            Step("add_session", 1.370, 3357576154),
            Step("finish", 1.467, 188995477),
            Step("finish", 1.724, 3141369163),
            Step("centre_restored", 1.784, 4100516703),
            Step("add_session", 1.727, 971470817),
            Step("laptop_restored", 1.599, 3322895053),
            Step("welcome", 1.850, 877819246),
            Step("move_registrations", 1.903, 3319960915),
        ),
    ),
    Found(
        114354,
        Shape(laptops=4, page=500, batch=100, slow=0, is_real=False),
        "the_erased_are_gone: a mandate that its author and the centre have lost stayed on laptop 3, which was told of her",
        (
            Step("laptop_saved", 1.469, 2471030366),
            Step("edit_mandate", 1.401, 400513920),
            Step("centre_saved", 1.789, 4099054937),
            Step("settle", 1.169, 2439292312),
            Step("laptop_restored", 1.439, 1115183842),
            Step("erase_person", 1.308, 266409182),
            Step("finish", 1.798, 2378433026),
            Step("centre_restored", 1.959, 3411106738),
        ),
    ),
    Found(
        126113,
        Shape(laptops=2, page=900, batch=3, slow=0, is_real=False),
        "_no_silent_loss: a copy wrote over its own value, under another identity, and a restored centre had lost the question",
        (
            Step("centre_saved", 1.657, 2726072685),
            Step("disagree", 1.008, 2749127419),
            Step("laptop_cloned", 1.425, 1542449757),
            Step("edit_person", 1.873, 507942798),
            Step("add_place", 1.079, 2184264010),
            Step("centre_restored", 1.828, 3055705015),
        ),
    ),
    Found(
        159925,
        Shape(laptops=5, page=900, batch=3, slow=0, is_real=False),
        "_shows_what_is_there: a copy that got its name after a restore received everything and let go of nothing",
        (
            Step("stop_becomes_session", 1.045, 3698497340),
            Step("laptop_cloned", 1.991, 107584071),
            Step("buy_equipment", 1.674, 3391894797),
            Step("edit_scheme", 1.938, 2124686990),
            Step("finish", 1.693, 1324378367),
            Step("centre_saved", 1.207, 615019966),
            Step("edit_person", 1.409, 1356022945),
            Step("erased_by_hand", 1.934, 2247649520),
            Step("advance", 1.607, 4136193796),
            Step("import_place", 1.382, 1809430569),
            Step("advance_more", 1.954, 2153704332),
            Step("advance", 1.546, 1225354546),
            Step("edit_person", 1.184, 2788863987),
            Step("edit_session", 1.930, 3167421510),
            Step("edit_person", 1.651, 1508394180),
            Step("edit_person_twice", 1.486, 2659791058),
            Step("centre_restored", 1.856, 1870896557),
            Step("add_stop", 1.551, 1796014108),
            Step("bit_flip_in_the_request", 1.568, 2754474543),
        ),
    ),
)
