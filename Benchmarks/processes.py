"""Runs a command as a process of its own, and measures it."""

import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple


class Measured(NamedTuple):
    """Seconds of the processor with those of children, seconds of the clock, the peak memory in MiB (`ru_maxrss`), and what it wrote."""

    cpu: float
    wall: float
    memory: float
    output: str


def measured(command, allowed=(0,), quiet=False, **options):
    """Runs the command; ends the program where its status is none of those allowed, or where it had to be quiet and was not."""
    command = [str(part) for part in command]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, **options)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed or quiet and error:
            sys.exit(f"{command[:3]}: status {process.returncode}: {error.decode()[-500:]}")
        output.seek(0)
        return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, output.read().decode())
