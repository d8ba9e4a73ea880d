package org.lucarne.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lucarne.command.Commands;
import org.lucarne.database.Migrations;
import org.lucarne.key.KeyRingException;
import org.lucarne.key.Mode;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.EmptyVariables;
import org.lucarne.setting.QuarkusProperties;
import org.lucarne.setting.ServerKeys;
import org.lucarne.setting.SettingNames;
import org.lucarne.setting.SettingValues;
import org.lucarne.setting.Settings;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.setting.StorageSettings;
import org.lucarne.setting.Variables;
import org.lucarne.standalone.Standalone;
import sun.misc.Signal;

/** Starts the program: settings, keys and database first, then the service on top of them. */
@QuarkusMain
public final class Main {
  /** More than the service takes for the requests that are under way when it is told to stop. */
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch serviceStopped = new CountDownLatch(1);

  /** Serves; with arguments, does what they say instead. */
  public static void main(String[] args) {
    if (args.length > 0) {
      Map<String, String> variables = Variables.of(System.getenv(), System.getProperties());
      Path userHome = userHome();
      Commands commands = new Commands(variables, userHome, System.out, System.err);
      System.exit(commands.run(List.of(args)));
    }
    new Main().run();
  }

  private void run() {
    try {
      prepare();
      // The handler of the framework would end the machine before the database has stopped.
      ApplicationLifecycleManager.setDefaultExitCodeHandler(this::exit);
      Signal.handle(new Signal("TERM"), signal -> stop());
      Quarkus.run();
    } catch (StartRefusedException | KeyRingException e) {
      System.err.println("Lucarne does not start: " + e.getMessage());
      exit(1);
    } catch (IOException e) {
      System.err.println("Lucarne does not start: " + reason(e));
      exit(1);
    } finally {
      serviceStopped.countDown();
    }
  }

  /** An end that was asked for, and that lost nothing, is no failure: 0 instead of Java's 143. */
  private void stop() {
    try {
      do {
        // A service that is only just starting forgets that it was told.
        Quarkus.asyncExit(0);
      } while (!serviceStopped.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void prepare() throws IOException {
    Map<String, String> variables = Variables.of(System.getenv(), System.getProperties());
    SettingValues.check(variables);
    Settings settings = Settings.parse(variables, userHome());
    SettingValues.checkFiles(variables);
    new StorageSettings(variables, settings.home()).check();
    for (String name : SettingNames.unknown(variables.keySet())) {
      System.err.println("Note: " + name + " is set, but Lucarne knows no such setting");
    }
    Optional<DatabaseSettings> embedded = Optional.empty();
    if (settings.mode() == Mode.STANDALONE) {
      Path binaries = settings.home().resolve("postgres-binaries");
      // There is no database yet whose clock could be asked.
      Instant now = InstantSource.system().instant();
      Standalone standalone = Standalone.prepare(settings, binaries, now);
      closeLast(standalone);
      standalone.keepDatabaseRunning(() -> exit(1));
      embedded = standalone.database();
    } else {
      new ServerKeys(settings.keysDirectory()).check();
    }
    DatabaseSettings database = embedded.or(settings::database).orElseThrow();
    Migrations migrations = new Migrations(database.connections());
    if (settings.migrateAtStart()) {
      migrations.migrate();
    } else {
      migrations.check();
    }
    EmptyVariables.defaults(System.getenv()).forEach(Main::setUnlessSet);
    QuarkusProperties.of(settings, database, variables).forEach(System::setProperty);
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** The shell commands go by $HOME, so that both find the same directory. */
  private static Path userHome() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
  }

  private void closeLast(Standalone standalone) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    boolean inTime = serviceStopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (!inTime) {
                      System.err.println("The service does not stop; its database stops now");
                    }
                    standalone.close();
                  } catch (IOException | InterruptedException e) {
                    System.err.println("The database did not stop: " + e);
                  }
                },
                "close-standalone"));
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
  }

  private void exit(int code) {
    serviceStopped.countDown();
    System.exit(code);
  }
}
