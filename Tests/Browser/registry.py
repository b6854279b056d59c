"""Registries for tests, made by commands. Districts, facilitators and persons are invented."""

ROUND = "2026-27"

DISTRICTS = """\
LEAID,NAME,ST,NMCNTY,LAT,LON,LOCALE,ENROLLMENT,ELPCT,SEDPCT,SWDPCT,SCHOOLYEAR
9900001,Alder Unified,CA,Fresno,36.74,-119.78,21,12000,22,71,12,2025-26
9900002,Birch Unified,CA,Madera,36.96,-120.06,31,9000,28,80,11,2025-26
9900003,Cedar Elementary,CA,Tulare,36.33,-119.29,32,4000,35,84,13,2025-26
9900004,Dogwood Union,CA,Kings,36.33,-119.65,41,2500,31,78,12,2025-26
"""


def small(programs, folder):
    """A round that is open, with three districts that take part, one that may, two facilitators."""
    registry = folder / "small.sqlite"

    def run(*arguments):
        programs.run(registry, *arguments)

    run("registry", "init")
    (folder / "districts.csv").write_text(DISTRICTS)
    run("registry", "import", folder / "districts.csv")
    run("round", "create", ROUND, "--school-year", ROUND, "--max-partnerships", "2",
        "--opens", "2025-03-01")
    for number, needs in [("9900002", "math:4"), ("9900003", "english_learners:5"),
                          ("9900004", "english_learners:4")]:
        lead = ["--round", ROUND, "--as", f"district-lead:{number}"]
        run("district", "register", number, "--needs", needs, "--virtual", "0.7", *lead)
        run("district", "checklist", number, "--scores", "2,2,1,2,2,1,2,2,1,2", *lead)
        run("district", "consent", number, "--name", f"Superintendent of {number}", *lead)
    for number, name, latitude, longitude in [("F1", "Faye Stone", "36.75", "-119.77"),
                                              ("F2", "Gil Reyes", "36.21", "-119.35")]:
        run("facilitator", "add", number, "--name", name, "--latitude", latitude,
            "--longitude", longitude, "--expertise", "math:5;english_learners:4")
        run("facilitator", "attest", "--round", ROUND, "--capacity", "1",
            "--as", f"facilitator:{number}")
    return registry


def demonstration(programs, folder, scenario="scenarios/california-pilot", seconds=300):
    """A loaded round with a plan that was put to its districts, as `make serve` shows."""
    registry = folder / "demonstration.sqlite"
    programs.run(registry, "registry", "init")
    programs.run(registry, "registry", "load", scenario, "--round", ROUND)
    programs.match(registry, ROUND, seconds)
    programs.run(registry, "partnership", "propose", "1")
    return registry
