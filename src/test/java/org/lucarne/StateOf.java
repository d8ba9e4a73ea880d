package org.lucarne;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every column of a share, its objects, links and views, and how many events of each type there
 * are, so that two shares can be compared: what is random is left out, and instants are told in
 * minutes since the share was declared.
 */
final class StateOf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> RANDOM =
      Set.of(
          "id",
          "owner",
          "share_id",
          "link_id",
          "storage_key",
          "wrapped_key",
          "cookie_digest",
          "network",
          "declared_digest",
          "stored_digest",
          "capsule_digest");

  private static final String ROWS =
      """
      SELECT json_build_array(
        (SELECT json_agg(s) FROM share s WHERE s.id = x.id),
        (SELECT json_agg(o ORDER BY o.position, o.rendition) FROM stored_object o
           WHERE o.share_id = x.id),
        (SELECT json_agg(l ORDER BY l.created_at) FROM link l WHERE l.share_id = x.id),
        (SELECT json_agg(v ORDER BY v.created_at) FROM view v JOIN link l ON l.id = v.link_id
           WHERE l.share_id = x.id),
        (SELECT json_agg(e) FROM (SELECT type, count(*) AS number FROM event
           WHERE share_id = x.id GROUP BY type ORDER BY type) e))::text
      FROM (SELECT ?::text AS id) x
      """;

  private StateOf() {}

  /** One line for each row. */
  static List<String> share(String id) {
    try {
      JsonNode tables = JSON.readTree(Rows.text(ROWS, id));
      OffsetDateTime declared = OffsetDateTime.parse(tables.at("/0/0/created_at").asText());
      List<String> lines = new ArrayList<>();
      for (JsonNode table : tables) {
        for (JsonNode row : table) {
          lines.add(line(row, declared));
        }
      }
      return lines;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(JsonNode row, OffsetDateTime declared) {
    Set<String> columns = new TreeSet<>();
    for (var column : row.properties()) {
      boolean random = RANDOM.contains(column.getKey());
      JsonNode value = column.getValue();
      columns.add(
          column.getKey()
              + "="
              + (random ? (value.isNull() ? "null" : "set") : told(value.asText(), declared)));
    }
    return String.join(" ", columns);
  }

  private static String told(String value, OffsetDateTime declared) {
    try {
      return Duration.between(declared, OffsetDateTime.parse(value)).toMinutes() + " min";
    } catch (DateTimeParseException noInstant) {
      return value;
    }
  }
}
