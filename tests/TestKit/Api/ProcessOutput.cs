using System.Diagnostics;
using System.Text;

namespace PersonaUniverse.TestKit;

/// <summary>What a process has written, both streams together.</summary>
internal sealed class ProcessOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Written)> _awaited = [];

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    public void Capture(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Completes once a line holds a text.</summary>
    public Task WaitForAsync(string text)
    {
        lock (_gate)
        {
            if (_text.ToString().Contains(text, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, written));
            return written.Task;
        }
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _text.AppendLine(line);
            foreach (var (text, written) in _awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    written.TrySetResult();
                }
            }
        }
    }
}
