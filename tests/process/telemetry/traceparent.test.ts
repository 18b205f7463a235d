import { traceOf } from '../../../process/telemetry/tracing/forwardedTrace';
import { readTraceparent, traceparentOf } from '../../../process/telemetry/tracing/traceparent';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';

describe('traceparent', () => {
  it.each([
    ['sampled', `00-${TRACE_ID}-${SPAN_ID}-01`, true],
    ['not sampled', `00-${TRACE_ID}-${SPAN_ID}-00`, false],
    ['with flags of a later version', `cc-${TRACE_ID}-${SPAN_ID}-03-more`, true],
  ])('is read: %s', (_case, header, sampled) => {
    expect(readTraceparent(header)).toEqual({ traceId: TRACE_ID, spanId: SPAN_ID, sampled });
  });

  it.each([
    ['absent', undefined],
    ['repeated', [`00-${TRACE_ID}-${SPAN_ID}-01`, `00-${TRACE_ID}-${SPAN_ID}-01`]],
    ['of version ff', `ff-${TRACE_ID}-${SPAN_ID}-01`],
    ['with a trace id of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`],
    ['with a span id of zeros', `00-${TRACE_ID}-${'0'.repeat(16)}-01`],
    ['in upper case', `00-${TRACE_ID.toUpperCase()}-${SPAN_ID}-01`],
    ['with another text after it', `00-${TRACE_ID}-${SPAN_ID}-01x`],
    ['too long', `00-${TRACE_ID}-${SPAN_ID}-01-${'x'.repeat(100)}`],
    ['of a line break', `00-${TRACE_ID}-${SPAN_ID}-01\n`],
  ])('is ignored: %s', (_case, header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });

  it('is written as it was read', () => {
    const header = `00-${TRACE_ID}-${SPAN_ID}-01`;
    expect(traceparentOf(readTraceparent(header)!)).toBe(header);
  });
});

describe('without tracing', () => {
  it('a trace of the caller is passed on and not recorded', () => {
    const trace = traceOf(
      undefined,
      'begin',
      `00-${TRACE_ID}-${SPAN_ID}-01`,
      'POST /graphql',
      'server',
    );
    expect(trace).toMatchObject({
      id: TRACE_ID,
      traceparent: `00-${TRACE_ID}-${SPAN_ID}-01`,
      recorded: false,
    });
  });

  it('a request without one has no trace', () => {
    expect(traceOf(undefined, 'begin', undefined, 'POST /graphql', 'server')).toBeUndefined();
    expect(traceOf(undefined, 'begin', 'Zhang San', 'POST /graphql', 'server')).toBeUndefined();
  });
});
