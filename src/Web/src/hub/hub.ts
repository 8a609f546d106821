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
import { useAuth } from '../auth/authStore';
import type { SessionEventName, SessionEventOf } from '../sessions/events';
import { sessionEventNames } from '../sessions/events';
import type { TraitChangedEvent } from '../personas/traitChanges';
import { retryDelay } from './backoff';

export type LineStatus = 'connecting' | 'connected' | 'lost';

/** How the line to the hub is, for anybody who shows it. */
export const useLine = create<{ status: LineStatus }>(() => ({ status: 'connecting' }));

type SessionListener = (event: SessionEventOf<SessionEventName>) => void;
type TraitListener = (event: TraitChangedEvent) => void;

const patience = 12_000;

let connection: HubConnection | null = null;
const sessionListeners = new Set<SessionListener>();
const traitListeners = new Set<TraitListener>();
const arrivals = new Set<() => void>();

/** Opens the line and keeps it open until the page goes. Safe to call again: the second call does nothing. */
export function openLine(): void {
  if (connection) return;
  connection = build();
  void startUntilOpen(connection);
}

/** Closes the line, as when another person signs in. */
export async function closeLine(): Promise<void> {
  const closing = connection;
  connection = null;
  useLine.setState({ status: 'connecting' });
  await closing?.stop();
}

export function onSessionEvent(listener: SessionListener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

export function onTraitChanged(listener: TraitListener): () => void {
  traitListeners.add(listener);
  return () => traitListeners.delete(listener);
}

/** Calls back now, if the line is open, and each time it opens: what a connection watches ends with it. */
export function onEachConnection(begin: () => void): () => void {
  arrivals.add(begin);
  if (connection?.state === HubConnectionState.Connected) begin();
  return () => arrivals.delete(begin);
}

/** Calls a hub method, once the line is open. Throws an `ApiError`. */
export async function callHub<T>(method: string, argument: unknown): Promise<T> {
  const line = await opened();
  try {
    return await line.invoke<T>(method, argument);
  } catch (failure) {
    throw hubErrorOf(failure);
  }
}

function opened(): Promise<HubConnection> {
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
    }, patience);
    const stop = () => {
      clearTimeout(timer);
      arrivals.delete(arrived);
    };
    arrivals.add(arrived);
  });
}

function build(): HubConnection {
  const made = new HubConnectionBuilder()
    .withUrl('/hubs/chat', {
      accessTokenFactory: () => useAuth.getState().token ?? '',
      transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
    })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: nextRetry })
    .configureLogging(LogLevel.None)
    .build();

  for (const name of sessionEventNames) {
    made.on(name, (payload: object) => {
      const event = { ...payload, type: name } as SessionEventOf<SessionEventName>;
      sessionListeners.forEach((listener) => listener(event));
    });
  }
  made.on('trait_changed', (event: TraitChangedEvent) => traitListeners.forEach((listener) => listener(event)));
  made.onreconnecting(() => useLine.setState({ status: 'lost' }));
  made.onreconnected(announce);
  return made;
}

/** Null ends the tries: with the token it has, the line will never open again. */
function nextRetry({ previousRetryCount, retryReason }: RetryContext): number | null {
  if (!isRefused(retryReason)) return retryDelay(previousRetryCount);
  useAuth.getState().expire();
  return null;
}

const isRefused = (failure: unknown) => String(failure).includes("'401'");

async function startUntilOpen(line: HubConnection): Promise<void> {
  for (let attempt = 0; connection === line; attempt++) {
    try {
      await line.start();
      announce();
      return;
    } catch (failure) {
      if (isRefused(failure)) {
        useAuth.getState().expire();
        return;
      }
      useLine.setState({ status: 'lost' });
      await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    }
  }
}

function announce(): void {
  useLine.setState({ status: 'connected' });
  [...arrivals].forEach((begin) => begin());
}
