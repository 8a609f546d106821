using PersonaUniverse.TestKit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
