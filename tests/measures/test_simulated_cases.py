"""How many cases are simulated, and which of them count."""

import svc
from svc.measures.measuring import measured_kinds
from svc.model.calendar import STANDARD


def test_one_case_is_simulated_where_all_are_alike() -> None:
    steps = "step a in engage takes 1h\nstep b in plan takes 2h\nstep c in improve takes 3h\n"
    flows = "user -> a\na -> b\na -> c\nb -> user\nc -> user\n"
    (kind,) = measured_kinds(svc.bind(svc.analyse(f"stream s\n{steps}{flows}").stream), STANDARD, 500, 1)
    assert kind.sample is not None
    assert kind.sample.cases == 1


def test_a_step_that_opens_a_stream_takes_no_time_where_that_one_takes_none() -> None:
    outer = "stream s\nstep a in engage opens t\nuser -> a\na -> user\n"
    inner = "stream t\nstep b in engage\nstep c in plan takes 2h\nuser -> b\nb -> user share 60%\nb -> c share 40%\n"
    inner += "c -> user\n"
    (found,) = svc.measure(svc.analyse(outer + inner).streams[0], cases=2000).lead
    assert (found.percentiles["50"], found.percentiles["95"]) == (0, 2 * 3600)
