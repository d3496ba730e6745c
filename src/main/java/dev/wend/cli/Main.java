package dev.wend.cli;

import dev.wend.diag.Nearest;
import dev.wend.session.SessionException;
import java.io.FileDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command line's entry. */
public final class Main {
  /**
   * In bytes, of which only those are taken that are used. A script's tree is walked with the stack
   * and may be a thousand levels deep, which is more than the main thread's holds.
   */
  private static final long STACK = 256L << 20;

  private Main() {}

  public static void main(String[] args) {
    // Chronicle would write to the home folder and call home; read when its first class loads
    System.setProperty("chronicle.analytics.disable", "true");
    // JNA, which Chronicle uses, would unpack into the home folder
    System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
    // JLine, which the progress bar uses too, would ask the terminal who it is and eat what is
    // typed
    System.setProperty("org.jline.terminal.graphemeCluster", "false");
    MemoryAccess.allow();
    Sink out = new Sink(FileDescriptor.out);
    Console console = Console.ofProcess(System.getenv(), out);
    // after Ctrl-C nobody wants to read what the threads that are still at work run into
    Runtime.getRuntime().addShutdownHook(new Thread(console::close, "wend-close"));
    int[] status = {Exit.BUG.status()};
    Thread work = new Thread(null, () -> status[0] = run(args, console), "wend", STACK);
    work.start();
    try {
      work.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
    System.exit(delivered(status[0], out, console));
  }

  /** The exit status of a run, once its answer has left the process. */
  static int delivered(int status, Sink out, Console console) {
    console.out().flush();
    if (status != Exit.FINE.status() || out.loss().isEmpty()) {
      return status;
    }
    console
        .err()
        .println(
            console.red("wend: ") + "The answer could not be written: " + out.loss().get() + ".");
    console.err().println("      What the command did is done; only its answer is lost.");
    console.err().flush();
    return Exit.FAULT.status();
  }

  /** Runs a command line and gives its exit status. */
  static int run(String[] args, Console console) {
    boolean debug = Arrays.asList(args).contains("--" + Flag.DEBUG.name());
    try {
      return dispatch(args, console).status();
    } catch (UsageException e) {
      return fail(console, Exit.USAGE, e.getMessage(), e.hint(), e, debug);
    } catch (SessionException e) {
      Exit exit = e.kind() == SessionException.Kind.REFUSED ? Exit.PROBLEMS : Exit.FAULT;
      return fail(console, exit, e.getMessage(), e.hint(), e, debug);
    } catch (OutOfMemoryError e) {
      String hint = "Give Java more of it, e.g. `WEND_JAVA_OPTS=-Xmx2g`.";
      return fail(console, Exit.FAULT, "The memory is used up.", hint, e, debug);
    } catch (RuntimeException | Error e) {
      String message = "Wend itself failed: " + e + ".";
      String hint = "This is a bug. Please report it with the command and what `--debug` adds.";
      return fail(console, Exit.BUG, message, hint, e, debug);
    }
  }

  private static Exit dispatch(String[] args, Console console)
      throws UsageException, SessionException {
    if (args.length == 0) {
      console.err().print(Help.all());
      return Exit.USAGE;
    }
    String name = args[0];
    if (name.equals("--version")) {
      console.out().println("wend " + version());
      return Exit.FINE;
    }
    if (name.equals("--help") || name.equals("-h")) {
      console.out().print(Help.all());
      return Exit.FINE;
    }
    if (name.startsWith("-")) {
      throw commandFirst(args);
    }
    Command command = command(name);
    Arguments arguments = Arguments.parse(command, Arrays.copyOfRange(args, 1, args.length));
    if (arguments.has(Flag.HELP)) {
      console.out().print(Help.of(command));
      return Exit.FINE;
    }
    return command.behaviour().run(arguments, console);
  }

  /** Options stand before the command: how the line is written. */
  private static UsageException commandFirst(String[] args) {
    List<String> words = new ArrayList<>(List.of(args));
    Optional<String> command = words.stream().filter(Commands.names()::contains).findFirst();
    String line = "COMMAND " + args[0];
    if (command.isPresent()) {
      List<String> before = List.copyOf(words.subList(0, words.indexOf(command.get())));
      List<String> after = List.copyOf(words.subList(before.size(), words.size()));
      line = String.join(" ", after) + " " + String.join(" ", before);
    }
    return new UsageException(
        "The command stands before its options.", "Write `wend " + line + "`.");
  }

  /** The row of a command, or a hint at the one that was probably meant. */
  static Command command(String name) throws UsageException {
    Optional<Command> command = Commands.named(name);
    if (command.isPresent()) {
      return command.get();
    }
    List<String> names = Commands.names();
    throw new UsageException(
        "There is no command `" + name + "`.",
        Nearest.of(name, names)
            .map(near -> "Did you mean `wend " + near + "`?")
            .orElse("The commands are " + String.join(", ", names) + "."));
  }

  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("of a checkout");
  }

  private static int fail(
      Console console, Exit exit, String message, String hint, Throwable cause, boolean debug) {
    console.out().flush();
    Problems.print(message, hint, console);
    if (debug) {
      cause.printStackTrace(console.err());
    }
    console.err().flush();
    return exit.status();
  }
}
