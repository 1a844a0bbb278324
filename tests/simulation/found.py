"""Short histories that once failed and no longer may: what the simulator has found, kept by its steps."""

from __future__ import annotations

from typing import Final, NamedTuple

from tests.simulation.beginnings import ALL, Shape
from tests.simulation.walk import Step


class Found(NamedTuple):
    """The seed that showed it (a name, since seeds have come to mean other histories), its world, what was wrong, the steps."""

    seed: int
    shape: Shape
    wrong: str
    steps: tuple[Step, ...]


FOUND: Final = (
    Found(
        6415,
        Shape(3, 900, 100, ALL, is_real=False),
        "_nothing_is_lost: an answer beyond what was received, of a past that a restored centre has lost",
        (
            Step("edit_person", 0.776, 2851913056),
            Step("welcome", 0.370, 1076165824),
            Step("finish", 0.466, 2959769620),
            Step("redeem", 0.119, 1441071978),
            Step("advance", 0.977, 1552122470),
            Step("centre_saved", 0.531, 960642770),
            Step("advance_more", 0.107, 3918176952),
            Step("centre_restored", 0.512, 1157879305),
            Step("laptop_dies_after", 0.947, 3602650241),
        ),
    ),
    Found(
        8574,
        Shape(2, 500, 3, 0, is_real=False),
        "_nothing_is_lost: an answer to a question that the centre has forgotten was held for ever",
        (
            Step("centre_saved", 0.838, 4077441163),
            Step("redeem", 0.913, 30098015),
            Step("redeem", 0.997, 2454410015),
            Step("finish", 0.760, 3598984443),
            Step("centre_restored", 0.190, 2399345659),
            Step("settle", 0.017, 1580706070),
        ),
    ),
    Found(
        1591,
        Shape(3, 500, 3, 0, is_real=False),
        "_all_agree: an answer that a restored centre refused stayed on the laptops that had it",
        (
            Step("redeem", 0.552, 3736130579),
            Step("centre_saved", 0.875, 1180386423),
            Step("redeem", 0.534, 3770455036),
            Step("finish", 0.593, 2852682418),
            Step("settle", 0.099, 1875032066),
            Step("advance_more", 0.407, 2035539288),
            Step("centre_restored", 0.691, 1672469261),
        ),
    ),
    Found(
        4609,
        Shape(2, 900, 3, ALL, is_real=False),
        "_all_agree: laptop 1 misses a colleague’s note: its own edit moved the record beyond what is sent again",
        (
            Step("edit_scheme", 0.510, 3182394305),
            Step("edit_session", 0.697, 3130060978),
            Step("edit_person", 0.647, 4126218884),
            Step("edit_person", 0.229, 2214007383),
            Step("edit_person", 0.792, 3140306642),
            Step("edit_person", 0.342, 1631419977),
            Step("laptop_cloned", 0.553, 4166416828),
            Step("edit_person", 0.493, 208440158),
            Step("laptop_cloned", 0.110, 577122983),
            Step("attend", 0.058, 2715817213),
            Step("finish", 0.848, 3105735553),
            Step("advance_more", 0.617, 1927086184),
        ),
    ),
    Found(
        30077,
        Shape(3, 500, 3, ALL, is_real=False),
        "_nothing_seen_comes_back: 00000004 phone 'v11' came back",
        (
            Step("attend", 0.776, 3671441898),
            Step("finish", 0.919, 1801835338),
            Step("clock_wrong", 0.826, 3037422438),
            Step("edit_person_twice", 0.730, 4016272935),
            Step("edit_session", 0.835, 411894629),
            Step("laptop_cloned", 0.759, 1104154095),
            Step("leave", 0.578, 2735407068),
            Step("edit_person", 0.817, 4195552753),
            Step("edit_person_twice", 0.774, 2275442794),
        ),
    ),
    Found(
        30175,
        Shape(2, 100000, 3, 0, is_real=False),
        "_nothing_is_doubled: an operation was taken in twice",
        (
            Step("laptop_cloned", 0.505, 954790624),
            Step("laptop_cloned", 0.313, 717987443),
            Step("welcome", 0.681, 3491281135),
            Step("edit_person", 0.402, 1545642737),
            Step("advance_more", 0.615, 2009622395),
            Step("laptop_cloned", 0.434, 4187835280),
        ),
    ),
    Found(
        30291,
        Shape(3, 500, 3, 0, is_real=False),
        "_nothing_is_doubled: an operation was taken in twice",
        (
            Step("laptop_cloned", 0.897, 1404122424),
            Step("redeem", 0.715, 2536851216),
            Step("write_from_the_future", 0.962, 2916679943),
            Step("laptop_cloned", 0.762, 2562217186),
        ),
    ),
    Found(
        30588,
        Shape(2, 900, 3, 0, is_real=False),
        "_all_agree: shown, and not at the centre: {'00000007-0000-7000-8000-000000000000'}",
        (
            Step("centre_saved", 0.188, 3015365761),
            Step("edit_person", 0.817, 4056722318),
            Step("edit_person_twice", 0.351, 20650833),
            Step("advance", 0.171, 1996329204),
            Step("advance", 0.459, 1817753091),
            Step("finish", 0.929, 1407486279),
            Step("centre_restored", 0.888, 1321302387),
            Step("settle", 0.752, 3262334279),
        ),
    ),
    Found(
        31353,
        Shape(2, 900, 3, 0, is_real=False),
        "_nothing_is_lost: (117670680920064000, '00000006-0000-7000-8000-000000000000', 'edit', b'{",
        (
            Step("laptop_cloned", 0.411, 3843354251),
            Step("redeem", 0.701, 3701948702),
            Step("poison", 0.124, 1201737935),
        ),
    ),
    Found(
        8,
        Shape(2, 900, 3, 0, is_real=True),
        "the_erased_are_gone: laptop 0 still holds what it wrote about somebody after it had erased her",
        (
            Step("erased_by_hand", 0.903, 2179340415),
            Step("finish", 0.116, 4005245287),
            Step("restore_person", 0.289, 408501755),
            Step("edit_person", 0.107, 2237439718),
        ),
    ),
    Found(
        204,
        Shape(2, 500, 3, 0, is_real=False),
        "the_erased_are_gone: an older file of the centre was put back by hand, and nobody was erased again",
        (
            Step("centre_saved", 0.727, 2647075186),
            Step("erased_by_hand", 0.635, 1905302789),
            Step("centre_restored", 0.183, 3098808133),
        ),
    ),
    Found(
        252,
        Shape(4, 500, 3, 0, is_real=False),
        "the_erased_are_gone: what was put aside unread still holds 'poison9'",
        (
            Step("erase_person", 0.403, 335922760),
            Step("edit_session", 0.911, 230641941),
            Step("poison", 0.293, 3446801881),
            Step("finish", 0.954, 3970764274),
            Step("finish", 0.265, 3730873565),
        ),
    ),
    Found(
        258,
        Shape(3, 500, 3, ALL, is_real=False),
        "_all_agree: an erasure by hand that a restored centre has lost stayed on the laptops",
        (
            Step("centre_saved", 0.239, 624334359),
            Step("erased_by_hand", 0.547, 92959638),
            Step("finish", 0.502, 2083508196),
            Step("centre_restored", 0.850, 2946467507),
        ),
    ),
    Found(
        20564,
        Shape(2, 100000, 100, 0, is_real=False),
        "_all_agree: laptop 0 was given another sector while it received everything again, and missed what came before",
        (
            Step("attend", 0.562, 118914254),
            Step("merge", 0.755, 1252535932),
            Step("redeem", 0.761, 1047199331),
            Step("distinguish", 0.724, 3671925636),
            Step("advance", 0.416, 3189533473),
            Step("add_person", 0.253, 984581658),
            Step("sectors_given", 0.625, 268062131),
            Step("another_centre", 0.264, 1110574681),
            Step("truncate", 0.433, 1833628227),
            Step("welcome", 0.516, 3779002828),
            Step("advance", 0.093, 1190827055),
            Step("duplicate", 0.124, 2594922662),
            Step("advance_more", 0.947, 295903266),
            Step("truncate", 0.018, 2568800019),
            Step("advance_more", 0.431, 779493305),
            Step("sectors_given", 0.818, 3648490583),
        ),
    ),
    Found(
        1000037,
        Shape(2, 900, 3, 0, is_real=False),
        "nothing_stays_outside: what stood in a record before an own edit, for undoing, stayed when the record had left",
        (
            Step("record_moved", 0.2811, 1649790828),
            Step("edit_person", 0.6133, 3107849384),
            Step("advance_more", 0.9346, 1471321049),
            Step("advance_more", 0.3606, 1614232525),
            Step("sectors_given", 0.3434, 2258200761),
            Step("edit_person_twice", 0.0096, 3906122967),
        ),
    ),
    Found(
        2948,
        Shape(2, 100000, 3, 0, is_real=False),
        "_reference_agrees: a copy that was found out sent its next page under the shared name, as if it had seen the other's",
        (
            Step("laptop_cloned", 0.0425, 4161449749),
            Step("import_place", 0.2040, 3966823897),
            Step("bring_in", 0.9460, 1930275069),
            Step("advance", 0.0400, 202333227),
            Step("import_place", 0.9850, 3107975948),
            Step("duplicate", 0.2860, 3509945499),
            Step("finish", 0.7900, 1573322041),
        ),
    ),
    Found(
        8305,
        Shape(2, 500, 1, 0, is_real=False),
        "sound: what had been put aside was sent to a restored centre, and asked about in the same round",
        (
            Step("poison", 0.484, 2532210084),
            Step("centre_saved", 0.070, 201700638),
            Step("erased_by_hand", 0.067, 713864811),
            Step("finish", 0.167, 2373816118),
            Step("centre_restored", 0.599, 3576012550),
        ),
    ),
    Found(
        2,
        Shape(5, 500, 1, 0, is_real=False),
        "_all_agree: a reservation that the restored centre refused, its author being a mediator there, stayed on laptop 0",
        (
            Step("centre_saved", 0.0, 50056527),
            Step("role_changed", 0.9652, 2239039009),
            Step("finish", 0.9652, 3161059941),
            Step("reserve_vouchers", 0.9652, 155376646),
            Step("finish", 0.9652, 678659458),
            Step("finish", 0.9130, 1026282353),
            Step("finish", 0.0169, 3777386225),
            Step("finish", 0.8049, 632426858),
            Step("centre_restored", 0.0, 3682257496),
        ),
    ),
    Found(
        208,
        Shape(2, 500, 1, 0, is_real=True),
        "the_erased_are_gone: she was erased where her mandate was unknown, and a copy that has both was put back",
        (
            Step("centre_saved", 0.3826, 365376823),
            Step("centre_saved", 0.6998, 1047502155),
            Step("centre_saved", 0.3496, 742307155),
            Step("give_mandate", 0.7766, 583983452),
            Step("finish", 0.8023, 1334445540),
            Step("centre_saved", 0.4279, 2189954425),
            Step("centre_restored", 0.2121, 813193750),
            Step("erased_by_hand", 0.1485, 3963327216),
            Step("centre_restored", 0.7382, 2085098459),
        ),
    ),
    Found(
        326,
        Shape(2, 900, 1, ALL, is_real=False),
        "_all_agree: an older file put back by hand, then saved and restored: the laptops took its numbers for those they knew",
        (
            Step("centre_saved", 0.7994, 870658238),
            Step("erased_by_hand", 0.0188, 3754053207),
            Step("advance_more", 0.5439, 2730674613),
            Step("centre_restored", 0.0606, 52654674),
            Step("centre_saved", 0.7644, 2057236958),
            Step("centre_restored", 0.7734, 2617188967),
        ),
    ),
    Found(
        5010,
        Shape(5, 500, 100, ALL, is_real=False),
        "_all_agree: what a restored centre parked, its laptop's sectors being others now, stayed on the laptop",
        (
            Step("record_moved", 0.9189, 3375802365),
            Step("centre_saved", 0.7620, 55943141),
            Step("attend", 0.5105, 1256153909),
            Step("finish", 0.5663, 2001632053),
            Step("centre_restored", 0.2030, 634993999),
            Step("sectors_given", 0.5458, 3637306137),
        ),
    ),
    Found(
        5013,
        Shape(2, 900, 100, 0, is_real=False),
        "the_erased_are_gone: what was put aside unread about somebody who had been erased stayed on its laptop",
        (
            Step("erase_person", 0.2002, 3272326965),
            Step("erase_person", 0.5133, 1505073971),
            Step("advance_more", 0.5033, 1365626498),
            Step("restore_person", 0.7403, 2052918516),
            Step("poison", 0.8619, 1345174156),
        ),
    ),
    Found(
        1369,
        Shape(3, 900, 3, ALL, is_real=False),
        "the_erased_are_gone: a merge that had been emptied came once more from a copy, with the values chosen in it",
        (
            Step("buy_equipment", 0.451, 323027666),
            Step("merge", 0.793, 2698492906),
            Step("erase_person", 0.001, 3427309247),
            Step("merge", 0.596, 3278722841),
            Step("laptop_cloned", 0.353, 2755397016),
            Step("attend", 0.482, 794744452),
        ),
    ),
    Found(
        578,
        Shape(3, 900, 100, 0, is_real=False),
        "the_erased_are_gone: a signature that was parked, being out of its author's sectors, stayed in the log",
        (
            Step("record_moved", 1.186, 489701003),
            Step("sign", 1.176, 2968672972),
            Step("erase_person", 1.199, 398882153),
            Step("sectors_given", 1.367, 1148595919),
        ),
    ),
    Found(
        383,
        Shape(2, 100_000, 3, 0, is_real=False),
        "the_erased_are_gone: laptop 0 kept what it had written about somebody who had left its sectors",
        (
            Step("record_moved", 1.799, 1981754963),
            Step("sectors_given", 1.049, 2723206245),
            Step("erase_person", 1.310, 3693484775),
            Step("edit_person_twice", 1.014, 1145816439),
        ),
    ),
    Found(
        614,
        Shape(2, 900, 1, 0, is_real=False),
        "_shows_what_is_there: a copy of which all was put aside unread did not learn that it is one",
        (
            Step("laptop_cloned", 1.407, 3810698823),
            Step("poison", 1.938, 3958378485),
            Step("edit_person", 1.100, 1229139188),
        ),
    ),
)
