using System.Text;
using Shikaku.Tables;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is not ["--inputs", var inputs, "--sources", var sources, "--data", var data, "--notice", var notice])
{
    await Console.Error.WriteLineAsync("usage: Shikaku.Tables --inputs DIR --sources DIR --data DIR --notice FILE");
    return 2;
}

try
{
    var folder = new InputFolder(inputs);
    folder.Verify();
    var handKept = new HandKeptFolder(sources);
    var tables = TableCatalogue.Generate(folder, handKept);
    var files = DataFolder.Write(data, tables);
    await File.WriteAllBytesAsync(notice, Notice.Compose(Path.Combine(sources, "licences"), files));
    foreach (var file in files)
    {
        await Console.Out.WriteLineAsync($"{file.File,-32}{file.Rows,9} rows {file.Content.Length,10} bytes");
    }

    return 0;
}
catch (InvalidDataException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 3;
}
