/** A list of whole numbers that grows, packed. */
export class NumberList {
  length = 0;
  private numbers = new Int32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** What is in it now, as a view. */
  get packed(): Int32Array {
    return this.numbers.subarray(0, this.length);
  }
}
