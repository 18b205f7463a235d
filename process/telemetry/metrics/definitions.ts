import { counter, gauge, histogram, SECONDS, UNITS, type Definition } from './definition';

/**
 * All metrics of the product by name. Every label has a bounded set of values, and none is a value
 * of a person, a query or an answer. The metrics of the Node process (`process_`, `nodejs_`) come
 * from prom-client.
 */
export const METRICS = {
  credit_requests_total: counter(
    ['client', 'operation', 'code'],
    'Requests for operations, exports and tokens. `client` is the id of a registered client, `operation` the name of a safelisted operation, `code` the first error of the answer or `OK`; without a code it is `HTTP_` and the status, or `CLIENT_CLOSED`.',
    '操作、导出和令牌请求数。`client` 为已登记客户端的标识，`operation` 为清单中操作的名称，`code` 为应答的首个错误码，无错误为 `OK`；没有错误码的为 `HTTP_` 加状态码，或 `CLIENT_CLOSED`。',
  ),
  credit_request_duration_seconds: histogram(
    ['route'],
    SECONDS,
    'Time from a request to the end of its response.',
    '从收到请求到应答结束的时间。',
  ),
  credit_errors_total: counter(
    ['code'],
    'Answers with an error, once for each code; refusals by a limit are among them.',
    '含错误的应答数，每个错误码计一次；包括因限额的拒绝。',
  ),
  credit_operation_cost: histogram(
    [],
    UNITS,
    'Cost of the operations whose cost was computed.',
    '已计算成本的操作的成本。',
  ),
  credit_cost_units_total: counter(
    ['client'],
    'Cost of the operations of a client.',
    '客户端各操作成本之和。',
  ),
  credit_plan_duration_seconds: histogram(
    ['result'],
    SECONDS,
    'Time a request waited for the plan of a new operation; `result` is `ok` or `refused`.',
    '请求等待新操作查询计划的时间；`result` 为 `ok` 或 `refused`。',
  ),
  credit_subgraph_calls_total: counter(
    ['subgraph', 'result'],
    'Calls of the gateway to a subgraph. `result` is `ok`, `suspended` or the fault of the call.',
    '网关调用子图的次数。`result` 为 `ok`、`suspended` 或故障种类。',
  ),
  credit_subgraph_call_duration_seconds: histogram(
    ['subgraph'],
    SECONDS,
    'Time of a call to a subgraph.',
    '调用一次子图的时间。',
  ),
  credit_circuit_open: gauge(
    ['subgraph'],
    '1 while calls to a subgraph over HTTP are suspended.',
    '经 HTTP 调用子图被暂停时为 1。',
  ),
  credit_ready: gauge(
    ['part'],
    'Whether the gateway, or a subgraph, can serve requests.',
    '网关或子图能否提供服务。',
  ),
  credit_cache_requests_total: counter(
    ['cache', 'result'],
    'Look-ups in a cache; `result` is `hit` or `miss`.',
    '缓存查找次数；`result` 为 `hit` 或 `miss`。',
  ),
  credit_cache_entries: gauge(['cache'], 'Entries of a cache.', '缓存条目数。'),
  credit_log_append_duration_seconds: histogram(
    ['result'],
    SECONDS,
    'Time from an answer to its durable entries in the disclosure log; `result` is `ok` or `failed`.',
    '从得出应答到披露日志条目持久化的时间；`result` 为 `ok` 或 `failed`。',
  ),
  credit_log_events_total: counter(
    ['result'],
    'Events for the disclosure log.',
    '写入披露日志的事件数。',
  ),
  credit_log_events_pending: gauge(
    [],
    'Events that are on their way to the disclosure log.',
    '正在写入披露日志的事件数。',
  ),
  credit_relay_items_total: counter(
    ['relay', 'peer'],
    'Items that a relay has delivered: subject events to a subgraph, record events from a subgraph.',
    '转发任务送达的条目数：发往子图的主体事件、来自子图的记录事件。',
  ),
  credit_relay_failures_total: counter(
    ['relay', 'peer'],
    'Failed deliveries of a relay.',
    '转发失败次数。',
  ),
  credit_relay_caught_up_timestamp_seconds: gauge(
    ['relay', 'peer'],
    'When a relay last found nothing left to deliver; the lag of the outbox is the time since then.',
    '转发任务上次全部送达的时刻；距今的时间即发件箱的滞后。',
  ),
  credit_subgraph_requests_total: counter(
    ['subgraph', 'code'],
    'Requests that a subgraph of this process has executed; `code` is the first error or `OK`.',
    '本进程中子图执行的请求数；`code` 为首个错误码，无错误为 `OK`。',
  ),
  credit_subgraph_execution_seconds: histogram(
    ['subgraph'],
    SECONDS,
    'Time in which a subgraph of this process executes a request.',
    '本进程中子图执行一个请求的时间。',
  ),
  credit_job_runs_total: counter(
    ['subgraph', 'job', 'result'],
    'Runs of jobs; `result` is `ok`, `failed`, or `stopped` when the process stopped.',
    '定时任务的执行次数；`result` 为 `ok`、`failed`，进程停止而中断的为 `stopped`。',
  ),
  credit_job_duration_seconds: histogram(
    ['subgraph', 'job'],
    SECONDS,
    'Time of a run of a job.',
    '定时任务一次执行的时间。',
  ),
  credit_cases_open: gauge(
    ['kind', 'state'],
    'Cases that wait for a step of the responsible department.',
    '等待负责部门办理下一步的事项数。',
  ),
  credit_cases_overdue: gauge(
    ['kind', 'state'],
    'Open cases whose time limit has passed.',
    '已逾期的待办事项数。',
  ),
  credit_job_lag_seconds: gauge(
    ['subgraph', 'job'],
    'How long the oldest job of a name has been due without running; absent when none is due.',
    '同名任务中到期最久而未执行者的滞后时间；没有到期任务时无此指标。',
  ),
  credit_statistics_differences_total: counter(
    ['subgraph'],
    'Cells of the statistics (the records of one kind and month) that differed from the records of the subgraph when these were read anew.',
    '重新读取分系统的全部记录时，与之不符的统计单元（同一类型、同一月份的记录）数。',
  ),
  credit_jobs_dead: gauge(
    ['subgraph', 'job'],
    'Jobs whose retries have all failed; `npm run jobs -- retry` runs them again.',
    '重试全部失败的任务数；`npm run jobs -- retry` 可使其重新执行。',
  ),
  credit_exchange_differences: gauge(
    ['subgraph', 'direction'],
    'Differences to the city that the last reconciliation has left open; absent before the first one.',
    '最近一次与市级平台对账后仍有的差异数；尚未对账时无此指标。',
  ),
  credit_vault_key_age_seconds: gauge(
    ['ring'],
    'Time since the file of a key ring last changed; absent where the keys are no file.',
    '密钥环文件自上次更改以来的时间；密钥不来自文件时无此指标。',
  ),
} as const satisfies Record<string, Definition>;

export type MetricName = keyof typeof METRICS;

/** The names of metrics of one form. */
export type MetricOf<Type extends Definition['type']> = {
  [Name in MetricName]: (typeof METRICS)[Name]['type'] extends Type ? Name : never;
}[MetricName];
