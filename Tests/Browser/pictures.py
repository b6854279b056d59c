"""Draws the README's pictures of the service.

    pictures.py FOLDER TARGET

FOLDER holds the programs; PNG files of few colours come into TARGET. What they show is the
demonstration registry: districts by public records, who register, answer and are guided in
rehearsal alone.
"""

import io
import pathlib
import sys
import tempfile

import crawl
import looks
import people
import registry
import server

WIDE, PHONE = 1000, 390
COLOURS = 48


def take(driver, file, width, height):
    """The view as it stands, with few colours."""
    from PIL import Image
    looks.show(driver, width, height)
    whole = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file}: {file.stat().st_size // 1024} KB")


def main(folder, target):
    driver = looks.browser()
    if driver is None:
        print("chromium is not installed. On Debian: apt-get install chromium chromium-driver")
        return 1
    target = pathlib.Path(target)
    target.mkdir(parents=True, exist_ok=True)
    programs = server.Programs(folder)
    with tempfile.TemporaryDirectory() as scratch:
        kept = registry.demonstration(programs, pathlib.Path(scratch))
        district, facilitator = crawl.parties(programs, kept)
        with server.Server(programs, kept) as service:
            visitors = people.everybody(service, district, facilitator)
            staff = visitors["state-staff"]
            match = staff.fill(f"/rounds/{registry.ROUND}", {}, "/matches").place
            pictures = [
                ("a-match", "state-staff", match, WIDE, 640),
                ("sign-up", "district-lead",
                 f"/rounds/{registry.ROUND}/districts/{district}/registration/needs", WIDE, 1000),
                ("a-proposal", "district-lead", "/proposals/1", WIDE, 1250),
                ("my-assignments", "facilitator", f"/facilitators/{facilitator}/assignments",
                 PHONE, 844),
                ("a-plan", "state-staff", "/plans/1", WIDE, 900),
            ]
            try:
                for name, role, path, width, height in pictures:
                    driver.get(service.base + "/healthz")
                    driver.delete_all_cookies()
                    for key, value in visitors[role].cookies.items():
                        driver.add_cookie({"name": key, "value": value})
                    looks.show(driver, width, height)
                    driver.get(service.base + path)
                    take(driver, target / f"{name}.png", width, height)
            finally:
                driver.quit()
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
