package io.loginsight.lab;

import java.util.List;

/**
 * Something a service can be asked to do.
 *
 * @param name what it is called in the site and in vocabularies
 * @param method the HTTP method, or that of another protocol
 * @param path where it is found; may have slots
 * @param steps how it is done
 */
record Operation(String name, String method, Template path, List<Step> steps) {

  Operation(String name, String method, String path, Step... steps) {
    this(name, method, Template.parse(path), List.of(steps));
  }
}
