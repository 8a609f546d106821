import { useEffect } from 'react';
import { AuthGate } from '../auth/AuthGate';
import { bearer } from '../auth/authStore';
import { hub } from '../hub/hub';
import { usePersonas } from '../personas/personaStore';
import { watchPersonas } from '../personas/personaWatch';
import { Shell } from './Shell';
import { Views } from './Views';

export function App() {
  return (
    <AuthGate>
      <Connected />
    </AuthGate>
  );
}

/** What needs a token: the connection to the hub, and the personas that every view shows. */
function Connected() {
  useEffect(() => {
    hub.open(bearer);
    void usePersonas.getState().load();
    return watchPersonas();
  }, []);

  return (
    <Shell>
      <Views />
    </Shell>
  );
}
