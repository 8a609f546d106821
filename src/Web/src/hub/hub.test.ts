import { expect, it, vi } from 'vitest';

type Handler = (event: object) => void;

const server = vi.hoisted((): { handlers: [name: string, handler: Handler][]; calls: string[] } => ({ handlers: [], calls: [] }));

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: {},
  HubConnectionState: { Connected: 'Connected' },
  LogLevel: {},
  HubConnectionBuilder: class {
    withUrl = () => this;
    withAutomaticReconnect = () => this;
    configureLogging = () => this;
    build = () => ({
      state: 'Connected',
      on: (name: string, handler: Handler) => server.handlers.push([name, handler]),
      onreconnecting: () => undefined,
      onreconnected: () => undefined,
      start: () => Promise.resolve(),
      invoke: (method: string) => Promise.resolve(server.calls.push(method)),
    });
  },
}));

const { hub } = await import('./hub');

const bearer = { token: () => 'token', onRefused: () => undefined };

function say(name: string, event: object): void {
  server.handlers.filter(([known]) => known === name).forEach(([, handler]) => handler(event));
}

it('tells each event once to who listens to its name, whether they came before the connection or after', () => {
  const heard: string[] = [];
  const listen = (who: string, name: string) => hub.on<{ text: string }>(name, ({ text }) => heard.push(`${who} hears ${text}`));
  const end = listen('first', 'greeting');
  hub.open(bearer);
  listen('second', 'greeting');
  listen('third', 'farewell');

  say('greeting', { text: 'hello' });
  end();
  say('greeting', { text: 'again' });
  say('farewell', { text: 'goodbye' });
  expect(heard).toEqual(['first hears hello', 'second hears hello', 'second hears again', 'third hears goodbye']);
});

it('does not call what is no longer wanted once the connection is open', async () => {
  let isWanted = true;
  const called = hub.call('greet', {}, () => isWanted);
  isWanted = false;
  hub.open(bearer);
  await expect(called).rejects.toMatchObject({ code: 'unreachable' });
  expect(server.calls).toEqual([]);
});
