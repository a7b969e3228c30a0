"""Who repeats whom: the rows of an origin's tree, and the rails that join them."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import lxml.html
import pytest

from secondsource.domain.evidence import Derivation, Origin, Stance
from secondsource.formats.html import Component, Options
from secondsource.formats.html.tree import COLUMNS, SHOWN, draw_rails, grow_tree
from secondsource.testing.reports import assessments, evidence, passage, rich, unreviewed

RAIL = re.compile(r"M\d+ 0v(10H\d+|7(?=M))")
"""A rail that ends at the square of its row; what passes by is longer."""


def render(report):
    return Component(Options()).render(report)


def drawings(whole):
    """The markup of every drawing of a tree, as it stands in the page."""
    lists = re.findall(r"<ul class=tree>.*?</ul>", whole, re.DOTALL)
    return [re.findall(r"<svg.*?</svg>", each, re.DOTALL) for each in lists]


def chain(length):
    """The first statement with one origin: a chain of items, each credited by the next; and numbers for all of them."""
    items = [passage(number) for number in range(1, length + 1)]
    edges = tuple(Derivation(later.id, first.id, "credits it") for first, later in pairwise(items))
    origin = Origin("org-1", items[0].id, tuple(each.id for each in items), (), edges)
    rows = tuple(evidence(each, Stance.SUPPORTS) for each in items)
    numbers = {each.id: number for number, each in enumerate(items, start=1)}
    return replace(assessments()[0], evidence=rows, origins=(origin,)), origin, numbers


def test_every_item_but_the_root_has_one_rail_to_what_it_hangs_on():
    page = lxml.html.document_fromstring(render(rich()))
    (tree,) = page.find_class("tree")
    paths = tree.xpath("./li/svg/path/@d")
    (origin,) = [each for each in rich().assessments[0].origins if each.tree]
    assert len(paths) == len(tree.findall("li")) == len(origin.members)
    assert [len(RAIL.findall(path)) for path in paths] == [0, 1, 1, 1]
    assert sum(len(RAIL.findall(path)) for path in paths) == len(origin.tree)


def test_rails_run_past_the_rows_between_an_item_and_its_copy():
    """A root with two copies, the first of which is copied itself: the root's rail passes by the copy of the copy."""
    root, first, under, last = draw_rails([0, 1, 2, 1])
    assert root == "M1 7h6v6h-6zM4 13v9999"
    assert first == "M4 0v9999M4 0v10H17M17 7h6v6h-6zM20 13v9999"
    assert under == "M4 0v9999M20 0v10H33M33 7h6v6h-6z"
    assert last == "M4 0v10H17M17 7h6v6h-6z"


@pytest.mark.parametrize("depths", [[0], [0, 1], [0, 1, 1, 1], [0, 1, 2, 3, 1, 2, 2], list(range(40))])
def test_a_tree_of_any_shape_has_one_square_a_row_and_one_rail_an_edge(depths):
    rails = draw_rails(depths)
    assert rails == draw_rails(depths)
    assert all(path.count("h6v6h-6z") == 1 for path in rails)
    assert [len(RAIL.findall(path)) for path in rails] == [0] + [1] * (len(depths) - 1)


def test_depth_takes_no_width_beyond_the_last_column():
    item, origin, numbers = chain(SHOWN)
    tree = grow_tree(item, origin, numbers)
    assert [row.column for row in tree.rows] == [min(depth, COLUMNS - 1) for depth in range(SHOWN)]
    assert max(int(x) for row in tree.rows for x in re.findall(r"[MH](\d+)", row.rail)) < 16 * COLUMNS
    assert "H" not in tree.rows[-1].rail, "it stands straight under what it hangs on"


def silenced(row):
    """The row as one that says nothing: the page names those one and all."""
    return replace(row, stance=Stance.SILENT)


def test_a_long_tree_says_how_many_items_it_leaves_out():
    item, origin, numbers = chain(SHOWN + 5)
    tree = grow_tree(item, origin, numbers)
    assert (len(tree.rows), tree.more) == (SHOWN, 5)
    report = replace(unreviewed(), assessments=(replace(item, evidence=tuple(map(silenced, item.evidence))),))
    assert "And 5 more." in lxml.html.document_fromstring(render(report)).get_element_by_id("c1").text_content()
    few = grow_tree(item, origin, dict(list(numbers.items())[:3]))
    assert (len(few.rows), few.more) == (3, SHOWN + 2)


def test_one_item_is_no_tree():
    item, origin, _ = chain(3)
    assert grow_tree(item, origin, {origin.root: 1}) is None
    assert grow_tree(*chain(1)) is None
    single = replace(unreviewed(), assessments=(replace(item, evidence=item.evidence[:1]),))
    assert not drawings(render(single))


def test_a_root_that_the_page_does_not_show_is_said_in_words():
    item, origin, numbers = chain(2)
    tree = grow_tree(item, origin, {name: number for name, number in numbers.items() if name != origin.root})
    assert [row.passage is None for row in tree.rows] == [True, False]


def test_the_drawing_is_well_formed_the_same_each_time_and_silent_to_a_screen_reader():
    whole = render(rich())
    assert whole == render(rich())
    (rows,) = drawings(whole)
    for row in rows:
        assert ElementTree.fromstring(row).attrib == {"aria-hidden": "true"}


def tree_of(publisher, reason):
    """The tree in a page whose first item is of that publisher, with that reason of its one edge."""
    item, origin, _ = chain(2)
    rows = (replace(item.evidence[0], passage=passage(1, publisher=publisher)), item.evidence[1])
    origins = (replace(origin, tree=(replace(origin.tree[0], reason=reason),)),)
    report = replace(unreviewed(), assessments=(replace(item, evidence=rows, origins=origins),))
    (tree,) = lxml.html.document_fromstring(render(report)).find_class("tree")
    return tree


def test_a_long_name_is_clipped():
    (name,) = tree_of("The Gazette of " + "many words " * 20, "credits it").xpath("./li[1]/bdi/text()")
    assert name.endswith(" …")
    assert len(name) <= 62


def test_hostile_names_and_reasons_stay_words():
    attack = "</svg><script>alert(1)</script>"
    tree = tree_of(attack, attack)
    assert {each.tag for each in tree.iter()} == {"ul", "li", "svg", "path", "a", "bdi"}
    assert tree.text_content().count(attack) == 2
