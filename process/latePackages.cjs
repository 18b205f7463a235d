'use strict';
// Packages that others require and of which nothing is used as this project is set up: the metrics
// Apollo's gateway would send home (switched off in gateway/config.ts) and its drawings of graphs.
// They are a tenth of what a start would load.
const { Module } = require('node:module');

const LATE =
  /^(?:@opentelemetry\/(?:exporter-metrics-otlp-http|resource-detector-[\w-]+|resources|sdk-metrics|semantic-conventions\/incubating)|ts-graphviz)$/;
const REQUIRER = /[\\/]node_modules[\\/]@apollo[\\/]/;

/** From now on these packages are loaded when something of them is first used. */
exports.loadLate = () => {
  const load = Module._load;
  Module._load = (request, parent, isMain) => {
    const now = () => load(request, parent, isMain);
    return LATE.test(request) && REQUIRER.test(parent?.filename) ? late(now) : now();
  };
};

/** Stands for the exports of a package. */
function late(load) {
  let loaded;
  const exports = () => (loaded ??= load());
  return new Proxy(
    {},
    {
      get: (_, name) => exports()[name],
      has: (_, name) => name in exports(),
    },
  );
}
