"""The wheel works outside the checkout, in an environment that holds nothing else."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = "“We will talk,” the minister said on Monday. He left for the coast that same evening."


def test_the_wheel_reads_in_an_empty_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    install = [str(tmp_path / "env/bin/python"), "-m", "pip", "install", "--quiet"]
    pins = ROOT / "requirements" / "run.txt"
    subprocess.run([*install, "--constraint", str(pins), str(wheel)], check=True, cwd=tmp_path)

    result = subprocess.run(
        [str(tmp_path / "env/bin/whence"), "read", "--json", "-"],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    assert [quote["text"] for quote in json.loads(result.stdout)["quotations"]] == [
        "“We will talk,”"
    ]

    command = str(tmp_path / "env/bin/whence")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    subprocess.run([command, "add", "report.txt"], capture_output=True, check=True, cwd=tmp_path)
    brief = [command, "brief", "--format", "html"]
    page = subprocess.run(brief, capture_output=True, check=True, cwd=tmp_path)
    assert b"report.txt</strong>" in page.stdout
