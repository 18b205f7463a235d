import { isLocalFault, SocketError, Http1Error, type Http1Fault } from '../http1/http1Error';
import { CallTimeout, type TimeoutFault } from '../callDeadline';
import { SubgraphAnswerError, type AnswerFault } from '../subgraphAnswerError';

/**
 * What a failed call says of its subgraph. `failed`: the subgraph or the network between did not
 * serve it, and would not have served another. `answered`: it refused this request, and so it can
 * be reached. `nothing`: the reason lies with the gateway or with the caller.
 */
export type Verdict = 'failed' | 'answered' | 'nothing';

/** Every reason for which a call to a subgraph can fail. */
export type CallFault =
  | Http1Fault
  | TimeoutFault
  | AnswerFault
  /** Any other error of the connection: refused, reset, unreachable, a certificate not trusted. */
  | 'SOCKET'
  /** This machine has no descriptor, port or memory left for a connection. */
  | 'LOCAL_RESOURCES'
  /** The request that the call was made for has ended: its client left, or its time was over. */
  | 'CALLER_ENDED'
  /** Anything else: an exception of the gateway itself, such as in serialising or signing. */
  | 'OWN_FAULT';

/**
 * The verdict on each fault, for the circuit. Only what the subgraph or the network did is
 * `failed`: the gateway's own faults, and refusals of one request, would otherwise let one caller
 * take the subgraph away from everybody.
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
 * The fault behind an error of a call. It is told by what raised the error, never by a message;
 * an error of unknown origin counts as the gateway's own.
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
