"""The errors that the model declares for each operation, and what is held of each.

Every pair of an operation and an error that it declares either has a case, in which an unmodified client hears the error, or is
in the table "Declared errors that are never answered" of docs/compatibility.md, which says why. `Cases` collects the former.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEADING = "## Declared errors that are never answered\n"

Pair = tuple[str, str]


def _operations() -> dict[str, dict]:
    return json.loads((ROOT / "model/cognito-idp.json").read_text())["operations"]


@cache
def declared() -> dict[str, list[str]]:
    """The errors of each operation, both in the model's order."""
    return {name: operation["errors"] for name, operation in _operations().items()}


@cache
def signed() -> frozenset[str]:
    """The operations of administration, which need a signature."""
    return frozenset(name for name, operation in _operations().items() if operation["auth"] == "sigv4")


# What a row of the table can say instead of names.
GROUPS = {"all that declare it": declared, "all signed that declare it": signed}


def explained() -> set[Pair]:
    """What the document says is never answered: `| Error | Operations | Why |`.

    The operations are names or one of `GROUPS`, which may go on with ` except ` and names.
    """
    section = (ROOT / "docs/compatibility.md").read_text().split(HEADING)[1].split("\n## ")[0]
    pairs = set()
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| `") or len(cells) != 3:
            continue
        error = cells[0].strip("`")
        named, _, without = cells[1].replace("`", "").partition(" except ")
        if named in GROUPS:
            operations = {operation for operation in GROUPS[named]() if error in declared()[operation]}
        else:
            operations = set(named.split(", "))
        excepted = set(without.split(", ")) if without else set()
        assert excepted <= operations, f"{error}: {excepted - operations} need no exception"
        pairs |= {(operation, error) for operation in operations - excepted}
    return pairs


class Cases:
    """Cases by pair. A case is a function of the test's world that makes the call that has to fail; the test holds the text."""

    def __init__(self):
        self.by_pair: dict[Pair, Callable] = {}

    def of(self, error: str, operations: Iterable[str]) -> Callable:
        """Decorates a case that holds for several operations; it is called with the world and the operation's name."""

        def keep(case: Callable) -> Callable:
            for operation in operations:
                assert error in declared()[operation], f"{operation} does not declare {error}"
                assert (operation, error) not in self.by_pair, f"two cases for {error} of {operation}"
                self.by_pair[operation, error] = case
            return case

        return keep

    def pairs(self) -> list[Pair]:
        return sorted(self.by_pair)
