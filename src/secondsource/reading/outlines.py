"""Areas on a map: whether a point lies in one, and how far it is from the edge. Degrees in, kilometres out."""

import math
from collections.abc import Sequence

Point = tuple[float, float]
"""Longitude and latitude, as GeoJSON has them."""
Ring = Sequence[Point]
"""Corners in order; the last one joins the first."""
Polygon = Sequence[Ring]
"""An outer ring, then holes."""

_KM_A_DEGREE = 111.195
"""Of latitude, on a sphere of 6,371 km."""


def inside(point: Point, polygons: Sequence[Polygon]) -> bool:
    """Whether a point lies in one of the areas, and in no hole of it; a point on an edge may fall either way."""
    return any(rings and _in_ring(point, rings[0]) and not any(_in_ring(point, hole) for hole in rings[1:])
               for rings in polygons)  # fmt: skip


def distance_to_edge(point: Point, polygons: Sequence[Polygon]) -> float | None:
    """Kilometres from a point to the nearest edge of the areas, inside or outside; None where there is no edge.

    On a plane that touches the globe at the point: under 0.5 % off within 100 km.
    """
    nearest = [_to_ring(point, ring) for rings in polygons for ring in rings if len(ring) > 1]
    return min(nearest, default=None)


def _in_ring(point: Point, ring: Ring) -> bool:
    """Even-odd rule: a ray to the east crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in _edges(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _to_ring(point: Point, ring: Ring) -> float:
    x, y = point
    wide = _KM_A_DEGREE * math.cos(math.radians(y))
    flat = [((px - x) * wide, (py - y) * _KM_A_DEGREE) for px, py in ring]
    return min(_to_edge(a, b) for a, b in _edges(flat))


def _to_edge(a: Point, b: Point) -> float:
    """Distance of the origin from a piece of a line."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(max(-(ax * dx + ay * dy) / length, 0.0), 1.0)
    return math.hypot(ax + along * dx, ay + along * dy)


def _edges(ring: Ring) -> list[tuple[Point, Point]]:
    return list(zip(ring, (*ring[1:], ring[0]), strict=True))
