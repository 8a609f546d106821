using System.CommandLine;
using PersonaUniverse.Cli;

var root = new RootCommand("Personas from the terminal: list, read, talk to, move and change them, on any server.")
{
    ListCommand.Create(),
    ShowCommand.Create(),
    ChatCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    CloneCommand.Create(),
    TraitCommand.Create(),
    HistoryCommand.Create(),
    RollbackCommand.Create(),
    RestoreCommand.Create(),
};
root.Options.Add(ServerOptions.Server);
root.Options.Add(ServerOptions.Token);
return await root.Parse(args).InvokeAsync();
