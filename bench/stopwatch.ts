/** Elapsed milliseconds, and processor milliseconds of the process: on a busy machine the two differ. */
export interface Duration {
  readonly passed: number;
  readonly worked: number;
}

export class Stopwatch {
  private readonly begin = performance.now();
  private readonly usage = process.cpuUsage();

  read(): Duration {
    const { user, system } = process.cpuUsage(this.usage);
    return { passed: performance.now() - this.begin, worked: (user + system) / 1000 };
  }
}
