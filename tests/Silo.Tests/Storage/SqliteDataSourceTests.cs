using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class SqliteDataSourceTests
{
    [Fact]
    public void New_Directory_IsItsOwnersAlone()
    {
        using var parent = new TemporaryDirectory();
        var directory = Path.Combine(parent.Path, "data");

        using var source = new SqliteDataSource(directory);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(directory).UnixFileMode);
    }
}
