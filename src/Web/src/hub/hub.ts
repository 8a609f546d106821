import {
  HttpTransportType,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
  type HubConnection,
  type RetryContext,
} from '@microsoft/signalr';
import { create } from 'zustand';
import { hubErrorOf, unreachable } from '../api/problem';
import { retryDelay } from './backoff';

type ConnectionStatus = 'connecting' | 'connected' | 'lost';

/** How the connection to the hub is, for anybody who shows it. */
export const useConnection = create<{ status: ConnectionStatus }>(() => ({ status: 'connecting' }));

/** As whom the connection is opened. */
export interface Bearer {
  /** The token to show; asked for each time it opens. */
  token(): string | null;
  /** The server does not accept the token: with it the connection will never open again. */
  onRefused(): void;
}

type Listener = (event: object) => void;

/** How long a call waits for the connection. */
const patienceMs = 12_000;

let connection: HubConnection | null = null;
const listeners = new Map<string, Set<Listener>>();
const arrivals = new Set<() => void>();

/** The one connection to the server's hub. It knows no feature: they listen to events by their names. */
export const hub = {
  /** Opens the connection and keeps it open until the page goes. Safe to call again: the second call does nothing. */
  open(bearer: Bearer): void {
    if (connection) return;
    connection = build(bearer);
    void startUntilOpen(connection, bearer);
  },

  /** Closes it, as when another person signs in. */
  async close(): Promise<void> {
    const closing = connection;
    connection = null;
    useConnection.setState({ status: 'connecting' });
    await closing?.stop();
  },

  /** Calls back with each event of a name. Returns what ends that. */
  on<T extends object>(name: string, listener: (event: T) => void): () => void {
    const known = listeners.get(name) ?? relayed(name);
    known.add(listener as Listener);
    return () => known.delete(listener as Listener);
  },

  /** Calls back now, if the connection is open, and each time it opens: what it watches ends with it. */
  onEachConnection(begin: () => void): () => void {
    arrivals.add(begin);
    if (connection?.state === HubConnectionState.Connected) begin();
    return () => arrivals.delete(begin);
  },

  /** Calls a method, once the connection is open, if it is still wanted then. Throws an `ApiError`. */
  async call<T>(method: string, argument: unknown, isStillWanted: () => boolean = () => true): Promise<T> {
    const opened = await whenOpen();
    if (!isStillWanted()) throw unreachable();
    try {
      return await opened.invoke<T>(method, argument);
    } catch (failure) {
      throw hubErrorOf(failure);
    }
  },
};

function relayed(name: string): Set<Listener> {
  const known = new Set<Listener>();
  listeners.set(name, known);
  if (connection) relay(connection, name, known);
  return known;
}

function whenOpen(): Promise<HubConnection> {
  const current = connection;
  if (current?.state === HubConnectionState.Connected) return Promise.resolve(current);
  return new Promise((resolve, reject) => {
    const arrived = () => {
      stop();
      if (connection) resolve(connection);
    };
    const timer = setTimeout(() => {
      stop();
      reject(unreachable());
    }, patienceMs);
    const stop = () => {
      clearTimeout(timer);
      arrivals.delete(arrived);
    };
    arrivals.add(arrived);
  });
}

function build(bearer: Bearer): HubConnection {
  const made = new HubConnectionBuilder()
    .withUrl('/hubs/chat', {
      accessTokenFactory: () => bearer.token() ?? '',
      transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
    })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => nextRetryMs(context, bearer) })
    .configureLogging(LogLevel.None)
    .build();

  listeners.forEach((known, name) => relay(made, name, known));
  made.onreconnecting(() => useConnection.setState({ status: 'lost' }));
  made.onreconnected(announce);
  return made;
}

function relay(from: HubConnection, name: string, to: ReadonlySet<Listener>): void {
  from.on(name, (event: object) => to.forEach((listener) => listener(event)));
}

/** Null ends the tries. */
function nextRetryMs({ previousRetryCount, retryReason }: RetryContext, bearer: Bearer): number | null {
  if (!isRefused(retryReason)) return retryDelay(previousRetryCount);
  bearer.onRefused();
  return null;
}

const isRefused = (failure: unknown) => String(failure).includes("'401'");

async function startUntilOpen(starting: HubConnection, bearer: Bearer): Promise<void> {
  for (let attempt = 0; connection === starting; attempt++) {
    try {
      await starting.start();
      announce();
      return;
    } catch (failure) {
      if (isRefused(failure)) {
        bearer.onRefused();
        return;
      }
      useConnection.setState({ status: 'lost' });
      await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    }
  }
}

function announce(): void {
  useConnection.setState({ status: 'connected' });
  [...arrivals].forEach((begin) => begin());
}
