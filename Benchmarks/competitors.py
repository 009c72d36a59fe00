"""The competitors as processes: they live through the run, and work only when they are asked."""

import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")


class Competitor:
    """A process that answers a line of JSON with a line of JSON: see peers/common.py."""

    def __init__(self, name, build, log):
        self.name = name
        # No compiling processes beside the one that is measured.
        environment = dict(os.environ, TORCHINDUCTOR_COMPILE_THREADS="1", PYTHONWARNINGS="ignore",
                           TORCHINDUCTOR_CACHE_DIR=os.path.join(build, "inductor"))
        arguments = command(name, build)
        self.process = None
        if os.path.exists(arguments[0]):
            self.process = subprocess.Popen(
                arguments, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=log, text=True)

    def ask(self, request):
        if not self.process:
            return dict(error="not built")
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        return json.loads(line) if line else dict(error="the process ended")

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()


def command(name, build):
    if name.startswith("ours"):
        return [os.path.join(build, "chainrule-bench")]
    return [sys.executable, os.path.join(PEERS, name.split("-")[0] + "_peer.py")]


class Yardstick:
    """The plain C program, which knows the lesson alone and is started anew each time."""

    def __init__(self, build):
        self.path = os.path.join(build, "yardstick")

    def ask(self, work):
        if not os.path.exists(self.path):
            return dict(error="not built")
        done = subprocess.run([self.path, str(work["steps"]), str(work["seconds"])],
                              capture_output=True, text=True)
        return json.loads(done.stdout) if done.returncode == 0 else dict(error=done.stderr[-300:])

    def close(self):
        pass


class WholeProcess:
    """A competitor that is started anew for every pass."""

    def __init__(self, name, chainrule):
        self.name = name
        self.chainrule = chainrule

    def ask(self, work):
        with tempfile.TemporaryDirectory() as folder:
            table = os.path.join(folder, "lesson.csv")
            with open(table, "w") as file:
                file.write("Input,Observed\n0,0\n0.5,1\n1,0\n")
            out = os.path.join(folder, "run.chainrule" if self.name == "ours-1" else "run.npy")
            times = []
            while not times or sum(times) < work["seconds"]:
                if os.path.exists(out):
                    os.remove(out)
                begin = time.perf_counter()
                done = subprocess.run(self.command(work, table, out), capture_output=True, text=True)
                times.append(time.perf_counter() - begin)
                if done.returncode:
                    return dict(error=done.stderr.strip()[-300:])
            if self.name == "ours-1":
                parameters = list(json.loads(done.stdout)["parameters"].values())
            else:
                parameters = np.load(out).tolist()
        return dict(seconds=float(np.median(times)), passes=len(times), parameters=parameters)

    def command(self, work, table, out):
        steps = str(work["steps"])
        if self.name != "ours-1":
            peer = f"process_{self.name.split('-')[0]}.py"
            return [sys.executable, os.path.join(PEERS, peer), table, out, steps]
        return [self.chainrule, "fit", table, "--target", "Observed", "--hidden", "2",
                "--loss", "ssr", "--optimizer", "gradient-descent", "--learning-rate", "0.1",
                "--scale", "none", "--steps", steps, "--json", "-o", out, "--start",
                "w1=2.74,b1=0,w2=-1.13,b2=0,w3=0.36,w4=0.63,b3=0"]

    def close(self):
        pass
