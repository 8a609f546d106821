using PersonaUniverse.Recall;

// Measures long-term recall: how well, what each ingredient adds, how fast. See docs/memory-recall.md.
return args switch
{
    ["eval", .. var rest] => await EvalCommand.RunAsync(RecallOptions.Parse(rest)),
    ["agree", .. var rest] => await AgreeCommand.RunAsync(RecallOptions.Parse(rest)),
    ["ablate", .. var rest] => await AblateCommand.RunAsync(RecallOptions.Parse(rest)),
    ["bench", .. var rest] => await BenchCommand.RunAsync(RecallOptions.Parse(rest)),
    ["index", .. var rest] => await IndexCommand.RunAsync(RecallOptions.Parse(rest)),
    _ => RecallOptions.ShowUsage(),
};
