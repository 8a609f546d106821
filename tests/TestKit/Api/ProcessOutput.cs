using System.Diagnostics;
using System.Text;

namespace PersonaUniverse.TestKit;

/// <summary>What a process has written, both streams together.</summary>
internal sealed class ProcessOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

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

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                _text.AppendLine(line);
            }
        }
    }
}
