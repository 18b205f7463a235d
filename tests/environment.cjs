const { TestEnvironment } = require('jest-environment-node');
// Tracing replaces a getter of the driver's connections (subgraphs/framework/telemetry).
const { Connection } = require('mongodb/lib/cmap/connection.js');

/**
 * The environment of a test file: the global object of its worker, as a program runs. A context of
 * `node:vm`, which jest uses otherwise, looks up each global name (`Object`, `Map`, `Error`) through
 * a proxy, which takes 160 ns instead of 2 ns and keeps V8 from optimising the code around it; and
 * its modules cannot use packages that the worker has already loaded (runtime.cjs).
 *
 * `teardown` removes what the file has changed: globals, spies, `process.env`, signal listeners.
 */
module.exports = class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
    this.changes = [
      properties(globalThis),
      properties(process),
      properties(Connection.prototype),
      variables(),
      signalListeners(),
    ];
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    await super.teardown();
    for (const undo of this.changes) undo();
  }
};

/** The state of an emitter's listeners, which its methods change together. */
const LISTENERS = ['_events', '_eventsCount'];

/** Remembers the properties of an object. @returns a function that restores them */
function properties(object) {
  const before = Object.getOwnPropertyDescriptors(object);
  for (const key of LISTENERS) delete before[key];
  return () => {
    const now = Object.getOwnPropertyDescriptors(object);
    for (const key of Reflect.ownKeys(now))
      if (!Object.hasOwn(before, key) && !LISTENERS.includes(key) && now[key].configurable)
        delete object[key];
    for (const key of Reflect.ownKeys(before)) {
      const { value, get, configurable } = before[key];
      if (configurable && (now[key]?.value !== value || now[key]?.get !== get))
        Object.defineProperty(object, key, before[key]);
    }
  };
}

function variables() {
  const before = { ...process.env };
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}

function signalListeners() {
  const ofSignals = () =>
    process
      .eventNames()
      .filter((name) => String(name).startsWith('SIG'))
      .flatMap((name) => process.rawListeners(name).map((listener) => ({ name, listener })));
  const before = new Set(ofSignals().map(({ listener }) => listener));
  return () => {
    for (const { name, listener } of ofSignals())
      if (!before.has(listener)) process.off(name, listener);
  };
}
