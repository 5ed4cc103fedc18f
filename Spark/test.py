"""Tests the Spark job for real: a cluster of two workers on this machine, each with an executor of its own.

    python3 Spark/test.py --relata .build/release/relata [--articles 80]

The graph must be that of one `relata extract` to the byte: undisturbed, when an executor is killed while it extracts, with corrections,
and for input that has articles left out. An article without identifier and one that can't be read must end the job.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Benchmarks"))
import articles  # noqa: E402

CLUSTER = ["--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m", "--conf", "spark.task.maxFailures=3"]


def processes():
    """Parent and command line of every process."""
    out = {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                out[int(folder.name)] = (parent, (folder / "cmdline").read_bytes().split(b"\0"))
            except (OSError, IndexError):
                pass
    return out


def executor_at_work(root):
    """An executor below the process `root` that has a `relata extract` below it."""
    table = processes()

    def below(pid, ancestor):
        while pid in table and pid != ancestor:
            pid = table[pid][0]
        return pid == ancestor

    executors = [pid for pid, (_, line) in table.items() if any(b"CoarseGrainedExecutorBackend" in part for part in line) and below(pid, root)]
    extracting = [pid for pid, (_, line) in table.items() if len(line) > 1 and line[0].endswith(b"relata") and line[1] == b"extract"]
    return next((e for e in executors if any(below(pid, e) for pid in extracting)), None)


def submit(folder, relata, inputs, output, *arguments, kill=False):
    """Runs the job; returns its status, what it said, and whether an executor was killed."""
    import pyspark

    home = pathlib.Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder / "work")}
    command = [
        str(home / "bin/spark-submit"), *CLUSTER, str(HERE / "extract.py"), *map(str, inputs), "--relata", str(relata), "--name", "test", "-o", str(output),
        "--partitions", "6", "--fan-in", "2", *arguments]
    log = folder / "log"
    with open(log, "wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=environment, cwd=folder)
        killed = None
        while process.poll() is None:
            if kill and killed is None:
                killed = executor_at_work(process.pid)
                if killed:
                    os.kill(killed, signal.SIGKILL)
            time.sleep(0.02)
    return process.returncode, log.read_text(errors="replace"), killed is not None


def write_corrections(path, graph):
    """Of edges and names that lie in different parts."""
    edges, nodes = graph["edges"], graph["nodes"]
    first, last = edges[0], edges[-1]
    lines = [
        f"- reject: {{source: {first['source']}, type: {first['type']}, target: {first['target']}}}",
        f"- confirm: {{source: {last['source']}, type: {last['type']}, target: {last['target']}}}",
        f"- rename: {nodes[0]['id']}\n  to: Somebody Else", f"- drop: {nodes[-1]['id']}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", type=pathlib.Path, default=HERE.parent / ".build/release/relata")
    parser.add_argument("--articles", type=int, default=80)
    options = parser.parse_args()
    relata = options.relata.resolve()
    failures = 0

    def check(holds, what):
        nonlocal failures
        failures += not holds
        print(("ok: " if holds else "FAILED: ") + what, flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        inputs = [folder / "first.jsonl", folder / "second.jsonl"]
        articles.write(inputs[0], range(options.articles // 2))
        articles.write(inputs[1], range(options.articles // 2, options.articles))
        for kill in (False, True):
            # The second run bounds the evidence as well.
            arguments = ["--evidence", "5"] if kill else []
            subprocess.run([relata, "extract", *inputs, "--name", "test", "-o", folder / "single.json", *arguments], check=True)
            single = (folder / "single.json").read_bytes()
            output = folder / f"spark-{kill}.json"
            start = time.perf_counter()
            status, said, killed = submit(folder, relata, inputs, output, *arguments, kill=kill)
            seconds = time.perf_counter() - start
            if status != 0:
                print(said[-3000:])
            check(status == 0, f"the job ends well{' although an executor was killed' if kill else ''} ({seconds:.0f} s)")
            check(killed == kill, "an executor was killed while it extracted" if kill else "no executor was killed")
            check(output.exists() and output.read_bytes() == single, f"the graph is that of a single run, {len(single)} bytes")

        corrections = folder / "corrections.yaml"
        write_corrections(corrections, json.loads((folder / "single.json").read_text()))
        correcting = ["--corrections", str(corrections)]
        subprocess.run([relata, "extract", *inputs, "--name", "test", "-o", folder / "single.json", *correcting], check=True)
        single = (folder / "single.json").read_bytes()
        rejected = json.loads(single)["graph"]["rejected"]["edges"]
        status, said, _ = submit(folder, relata, inputs, folder / "corrected.json", *correcting)
        if status != 0:
            print(said[-3000:])
        check(status == 0 and (folder / "corrected.json").read_bytes() == single, f"corrected, it is the graph of a single run, {len(rejected)} edges rejected")
        check(rejected and "does nothing" not in said, "and no part complains of what another has")
        corrections.write_text("- drop: Nobody Of That Name\n", encoding="utf-8")
        status, said, _ = submit(folder, relata, inputs, folder / "refused.json", *correcting)
        check(status != 0 and "there is no entity" in said and not (folder / "refused.json").exists(), "a correction of what is nowhere ends the job")

        bad = folder / "bad.jsonl"
        bad.write_text((inputs[0].read_text().splitlines()[0]) + '\n{"id": "x", "text": }\n', encoding="utf-8")
        status, said, _ = submit(folder, relata, [bad], folder / "bad.json")
        check(status != 0 and "expected a number" in said, "a line that is no JSON ends the job, with the command's words")
        check(not (folder / "bad.json").exists(), "and no graph is written")
        status, said, _ = submit(folder, relata, [bad], folder / "left.json", "--skip-unreadable")
        check(status == 0 and "left out" in said and len(json.loads((folder / "left.json").read_text())["graph"]["corpus"]["documents"]) == 1, "unless it is to be left out")
        bad.write_text('{"text": "Peru accused Chile."}\n', encoding="utf-8")
        status, said, _ = submit(folder, relata, [bad], folder / "bad.json")
        check(status != 0 and "neither id nor url" in said, "an article without identifier ends the job")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
