/** Why the city could not be reached or understood. */
export type CityFailure =
  'UNREACHABLE' | 'SERVER_ERROR' | 'REFUSED_REQUEST' | 'SIGNATURE_INVALID' | 'ANSWER_INVALID';

/** What an operator reads about it; none contains a value. */
const SENTENCES: Readonly<Record<CityFailure, string>> = {
  UNREACHABLE: 'The endpoint of the city does not respond.',
  SERVER_ERROR: 'The endpoint of the city reports an error of its own.',
  REFUSED_REQUEST:
    'The endpoint of the city refuses the request; check EXCHANGE_URL and the keys of both sides.',
  SIGNATURE_INVALID:
    'The response is not signed by the city; check EXCHANGE_URL and EXCHANGE_CITY_KEYS.',
  ANSWER_INVALID: 'The endpoint of the city returned a response that is not of the protocol.',
};

/** A failed call of the city's endpoint: nothing is recorded, and the job runs again. */
export class CityError extends Error {
  override readonly name = 'CityError';
  readonly code: CityFailure;
  /** The HTTP status of a response that the city has signed. */
  readonly status: number | undefined;

  constructor(code: CityFailure, status?: number) {
    super(SENTENCES[code]);
    this.code = code;
    this.status = status;
  }
}
