package org.lucarne.startup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** Commits a row, says so, and waits to be killed. */
final class DatabaseThatIsKilled {
  private DatabaseThatIsKilled() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(home, home.resolve("keys"), LucarneTestResource.BINARIES);
    try (Connection connection = EmbeddedDatabaseTest.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept (word text)");
      statement.execute("insert into kept values ('committed')");
      System.out.println("committed");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
