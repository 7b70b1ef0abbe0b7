"""Texts of any size, each hostile to one part: functions of how often its piece stands there. Knows no svc."""

from collections.abc import Callable
from itertools import pairwise

Text = Callable[[int], str]

ENDS = "user -> s0 : incidents\n"


def repeated(piece: str, before: str = "", after: str = "") -> Text:
    """A piece n times, with something before and after all of them."""
    return lambda count: before + piece * count + after


def numbered(piece: str, before: str = "", after: str = "") -> Text:
    """A piece n times with its number in the place of `@`, and that of its neighbour in the place of `$`."""
    return lambda count: (
        before
        + "".join(piece.replace("@", str(number)).replace("$", str((number + 1) % count)) for number in range(count))
        + after
    )


def both(*texts: Text) -> Text:
    """Several texts one after another."""
    return lambda count: "".join(text(count) for text in texts)


def dense(count: int) -> str:
    """As few steps as there can be with so many arrows: nearly every step gives to every other."""
    steps = max(int(count**0.5), 2)
    return f"stream dense\n{steps_of(steps)}" + "".join(
        f"s{number // steps} -> s{number % steps} : requirements\n" for number in range(count)
    )


def steps_of(count: int) -> str:
    """So many steps in one activity."""
    return "".join(f"step s{number} in engage\n" for number in range(count))


def ladder(count: int) -> str:
    """Rungs in a row: the number of ways through doubles with each."""
    rungs = [f"s{number} -> s{number + 1} : requirements\n" for number in range(2 * count)]
    short = [f"s{number} -> s{number + 2} : requirements\n" for number in range(2 * count - 1)]
    return "stream ladder\n" + steps_of(2 * count + 1) + ENDS + "".join(rungs) + "".join(short)


def chain(count: int) -> str:
    """Steps in a row, with times."""
    steps = [f"step s{number} in engage by service_desk waits 1h takes 5m accurate 90%\n" for number in range(count)]
    arrows = [f"s{one} -> s{other} : requirements\n" for one, other in pairwise(range(count))]
    return "stream chain\n" + "".join(steps) + ENDS + "".join(arrows)


def ring(count: int) -> str:
    """Steps in a circle that has neither a beginning nor an end."""
    return "stream ring\n" + steps_of(count) + numbered("s@ -> s$ : requirements\n")(count)


def fan(count: int) -> str:
    """One step gives to all, all give to one."""
    arrows = [f"s0 -> s{number} : requirements share 1%\ns{number} -> s1 : requirements\n" for number in range(count)]
    return "stream fan\n" + steps_of(count) + ENDS + "".join(arrows)


def backwards(count: int) -> str:
    """Every step of a row may lead back to any step before it."""
    return chain(count) + "".join(f"s{number} -> s{number // 2} : requirements\n" for number in range(1, count))
