"""Makes a part of an ONNX graph optional: it runs only where an input's range is not empty.

The tracing exporter knows no conditions, and ONNX Runtime computes every output, asked for or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import onnx
from onnx import helper


def with_optional(model: onnx.ModelProto, outputs: Sequence[str], extent: str) -> onnx.ModelProto:
    """The model with what only ``outputs`` need put into an ``If``.

    ``extent`` is an input [2], first and last (excluded): where it is empty, each of these outputs
    is an empty array of its type.
    """
    graph = model.graph
    nodes = list(graph.node)
    kept = _needed(nodes, [one.name for one in graph.output if one.name not in set(outputs)])
    inside = [node for place, node in enumerate(nodes) if place not in kept]
    outside = [node for place, node in enumerate(nodes) if place in kept]
    types = {one.name: one.type.tensor_type for one in graph.output}
    found = {name: f"{name}_if_asked" for name in outputs}
    for node in inside:
        for names in (node.input, node.output):
            names[:] = [found.get(name, name) for name in names]
    results = [
        helper.make_tensor_value_info(found[name], types[name].elem_type, _sizes(types[name]))
        for name in outputs
    ]
    nothing = [_empty(f"{name}_if_not", types[name]) for name in outputs]
    choice = helper.make_node(
        "If",
        ["asked"],
        list(outputs),
        then_branch=helper.make_graph(inside, "asked_for", [], results),
        else_branch=helper.make_graph(
            nothing,
            "not_asked_for",
            [],
            [
                helper.make_tensor_value_info(f"{name}_if_not", types[name].elem_type, None)
                for name in outputs
            ],
        ),
    )
    made = onnx.ModelProto()
    made.CopyFrom(model)
    del made.graph.node[:]
    made.graph.node.extend([*outside, *_is_range(extent, "asked"), choice])
    onnx.checker.check_model(made)
    return made


def _needed(nodes: Sequence[onnx.NodeProto], outputs: Iterable[str]) -> set[int]:
    """The places of the nodes that some outputs rest on."""
    makers = {name: place for place, node in enumerate(nodes) for name in node.output}
    needed: set[int] = set()
    todo = list(outputs)
    while todo:
        place = makers.get(todo.pop())
        if place is not None and place not in needed:
            needed.add(place)
            todo.extend(nodes[place].input)
    return needed


def _is_range(extent: str, answer: str) -> list[onnx.NodeProto]:
    """Nodes that tell whether the first number of a pair is below the second."""
    ends = [f"{extent}_{place}" for place in ("first", "last")]
    places = [
        helper.make_node(
            "Constant", [], [f"{end}_place"], value=onnx.numpy_helper.from_array(np.array(number))
        )
        for number, end in enumerate(ends)
    ]
    picked = [helper.make_node("Gather", [extent, f"{end}_place"], [end]) for end in ends]
    return [*places, *picked, helper.make_node("Less", ends, [answer])]


def _sizes(type_: onnx.TypeProto.Tensor) -> list[int | str | None]:
    return [size.dim_value or size.dim_param or None for size in type_.shape.dim]


def _empty(name: str, type_: onnx.TypeProto.Tensor) -> onnx.NodeProto:
    shape = [0] * len(type_.shape.dim)
    value = np.zeros(shape, helper.tensor_dtype_to_np_dtype(type_.elem_type))
    return helper.make_node("Constant", [], [name], value=onnx.numpy_helper.from_array(value))
