from auditor.evidence import Arrival, LoadRun, PageLoad, PageLoads, nearest_median


def load(name: str, arrival: Arrival = Arrival.ADDRESS, device: str = "phone") -> PageLoad:
    return PageLoad(
        device=device, name=name, url=f"https://shop.example/{name}", arrival=arrival, runs=(LoadRun(lcp_ms=100),)
    )


def test_the_shown_run_is_a_real_one_nearest_the_median() -> None:
    assert nearest_median([900, 300, 310, 280]) == 1
    assert nearest_median([None, 10]) == 1, "a run without a number is not shown where another has one"
    assert nearest_median([None, None]) == 0
    assert nearest_median([]) == 0


def test_one_number_says_a_load_the_largest_paint_where_there_is_one() -> None:
    assert LoadRun(lcp_ms=5, load_ms=50).main_ms == 5
    assert LoadRun(load_ms=50).main_ms == 50
    assert LoadRun().main_ms is None


def test_each_page_is_judged_once_and_rather_as_a_new_visitor_loads_it() -> None:
    loads = PageLoads(
        loads=(
            load("product"),
            load("product", Arrival.WALK),
            load("payment", Arrival.WALK),
            load("product", Arrival.WALK, device="desktop"),
        )
    )
    assert [(x.device, x.name, x.arrival) for x in loads.judged] == [
        ("phone", "product", Arrival.ADDRESS),
        ("phone", "payment", Arrival.WALK),
        ("desktop", "product", Arrival.WALK),
    ]
