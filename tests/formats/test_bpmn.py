"""BPMN 2.0: what a stream is there, and that it comes back equal."""

from hypothesis import given

import svc
from svc import strategies as svc_st


class TestOursComesBackEqual:
    @given(svc_st.streams())
    def test_all_of_it(self, stream: svc.Stream) -> None:
        found = svc.import_(svc.export(stream, "bpmn").data, "bpmn")
        assert found.stream == svc.analyse(svc.to_text(stream)).stream
        assert found.losses == ()
