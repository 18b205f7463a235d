import { isLocalFault, SocketError, Http1Error, type Http1Fault } from '../http1/http1Error';
import { CallTimeout, type TimeoutFault } from '../callDeadline';
import { SubgraphAnswerError, type AnswerFault } from '../subgraphAnswerError';

/**
 * What a failed call proves about its subgraph. `failed`: the subgraph or the network did not serve
 * it, and would not have served another call. `answered`: the subgraph refused this request, so it
 * is reachable. `nothing`: the cause is the gateway or the caller.
 */
export type Verdict = 'failed' | 'answered' | 'nothing';

/** Every reason why a call to a subgraph can fail. */
export type CallFault =
  | Http1Fault
  | TimeoutFault
  | AnswerFault
  /** Any other error of the connection: refused, reset, unreachable, an untrusted certificate. */
  | 'SOCKET'
  /** This machine has no descriptor, port or memory left for a connection. */
  | 'LOCAL_RESOURCES'
  /**
   * The client request behind the call has ended: the client disconnected, or the deadline passed.
   */
  | 'CALLER_ENDED'
  /**
   * Anything else: an exception of the gateway itself, for example while serialising or signing.
   */
  | 'OWN_FAULT';

/**
 * The verdict of the circuit breaker on each fault. Only faults of the subgraph or the network are
 * `failed`: if faults of the gateway or refusals of single requests counted, one caller could
 * suspend the subgraph for all callers.
 */
export const VERDICTS: Readonly<Record<CallFault, Verdict>> = Object.freeze({
  SOCKET: 'failed',
  CONNECTION_LOST: 'failed',
  CONNECT_TIMEOUT: 'failed',
  ANSWER_TIMEOUT: 'failed',
  BAD_ANSWER: 'failed',
  SERVICE_UNAVAILABLE: 'failed',
  SERVER_ERROR: 'failed',
  NOT_GRAPHQL: 'failed',

  IDENTITY_REFUSED: 'answered',
  TOO_MANY_REQUESTS: 'answered',
  REQUEST_REFUSED: 'answered',

  ANSWER_TOO_LARGE: 'nothing',
  BAD_REQUEST: 'nothing',
  NOT_SENT: 'nothing',
  STOPPED: 'nothing',
  LOCAL_RESOURCES: 'nothing',
  CALLER_ENDED: 'nothing',
  OWN_FAULT: 'nothing',
});

/**
 * Classifies the error of a call by its class and code, never by its message. An error of unknown
 * origin counts as a fault of the gateway.
 */
export function faultOf(error: unknown, callerEnded: boolean): CallFault {
  if (callerEnded) return 'CALLER_ENDED';
  if (error instanceof SocketError) return isLocalFault(error) ? 'LOCAL_RESOURCES' : 'SOCKET';
  if (
    error instanceof Http1Error ||
    error instanceof CallTimeout ||
    error instanceof SubgraphAnswerError
  )
    return error.code;
  return 'OWN_FAULT';
}
