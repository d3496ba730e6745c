package dev.wend.code;

/** Why a program may not run: it was damaged or forged. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final int address;

  Refusal(int address, String reason) {
    super(reason + " at " + address);
    this.address = address;
  }

  /** Where the fault was found; 0 where the program as a whole is at fault. */
  public int address() {
    return address;
  }
}
