using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Ecm.Core.Tests.Architecture;

/// <summary>Arrows inside the compiled code: what a project reference lets through but the design does not.</summary>
public sealed class CodeArrowTests
{
    private static readonly string[] Doors = ["Ecm.Rest", "Ecm.Web"];
    private static readonly string[] Adapters = ["Ecm.Sqlite", "Ecm.PostgreSql", "Ecm.Minio", "Ecm.Lucene", "Ecm.Extraction"];

    private static readonly Assembly[] Product =
        [.. new[] { "Ecm.Abstractions", "Ecm.Abstractions.Web", "Ecm.Core", "Ecm.Contracts", "Ecm.Client" }.Concat(Doors).Concat(Adapters).Select(Assembly.Load)];

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(Product).Build();

    [Fact]
    public void Doors_know_no_database() =>
        Types().That().ResideInAssembly(Assembly.Load("Ecm.Rest"), Assembly.Load("Ecm.Web"))
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Microsoft\.EntityFrameworkCore")
            .Because("doors translate, capabilities decide").WithoutRequiringPositiveResults().Check(Loaded);

    [Fact]
    public void The_contract_knows_no_database_and_no_web() =>
        Types().That().ResideInAssembly(Assembly.Load("Ecm.Abstractions"))
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Microsoft\.(EntityFrameworkCore|AspNetCore)")
            .Because("a plugin's author should need neither").Check(Loaded);

    [Fact]
    public void The_contract_with_pages_knows_no_database_and_nothing_of_the_core() =>
        Types().That().ResideInAssembly(Assembly.Load("Ecm.Abstractions.Web"))
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^(Microsoft\.EntityFrameworkCore|Ecm\.Core)")
            .Because("a tab reads cards under the rights of whoever looks at it, and by no other way").Check(Loaded);

    [Fact]
    public void Plugin_loading_stays_in_one_folder() =>
        Types().That().ResideInAssembly(Assembly.Load("Ecm.Core")).And().DoNotResideInNamespaceMatching(@"^Ecm\.Core\.Plugins(\.|$)")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^McMaster")
            .Because("the library may have to be replaced").Check(Loaded);

    [Fact]
    public void Capabilities_hand_out_neither_queries_nor_the_context()
    {
        var leaks = from type in Assembly.Load("Ecm.Core").GetExportedTypes()
                    from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    from shown in Shown(member)
                    where shown.FullName is { } name
                        && (name.StartsWith("System.Linq.IQueryable", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
                    select $"{type.Name}.{member.Name}: {shown.Name}";

        leaks.Should().BeEmpty();
    }

    [Fact]
    public void Entities_are_internal()
    {
        var context = Assembly.Load("Ecm.Core").GetType("Ecm.Core.Storage.EcmDbContext", throwOnError: true)!;
        var entities = context.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.Name.StartsWith("DbSet", StringComparison.Ordinal))
            .Select(p => p.PropertyType.GetGenericArguments()[0]).ToArray();

        context.IsPublic.Should().BeFalse();
        entities.Should().NotBeEmpty().And.NotContain(e => e.IsPublic && e.Assembly == context.Assembly);
    }

    [Fact]
    public void Adapters_show_only_how_to_register_them()
    {
        string[] entryPoints = ["ExtractionWorker"];
        var shown = from assembly in Adapters.Select(Assembly.Load)
                    from type in assembly.GetExportedTypes()
                    where !type.Name.EndsWith("Registration", StringComparison.Ordinal) && !type.Name.EndsWith("Options", StringComparison.Ordinal)
                        && type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) != true && !entryPoints.Contains(type.Name)
                    select type.FullName;

        shown.Should().BeEmpty();
    }

    [Fact]
    public void Classes_are_sealed_unless_made_to_be_derived_from()
    {
        var all = Product.SelectMany(a => a.GetTypes()).ToArray();
        var bases = all.Select(t => t.BaseType).OfType<Type>().Select(b => b.IsGenericType ? b.GetGenericTypeDefinition() : b).ToHashSet();
        var open = from type in all
                   where type is { IsClass: true, IsAbstract: false, IsSealed: false } && !bases.Contains(type)
                       && !type.Name.Contains('<', StringComparison.Ordinal)
                       && type.Namespace?.StartsWith("Ecm.", StringComparison.Ordinal) == true
                       && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
                       // Razor makes components that are open; a generated file is not ours to seal.
                       && type.Assembly.GetName().Name != "Ecm.Web"
                       && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
                       && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
                   select type.FullName;

        open.Should().BeEmpty();
    }

    [Fact]
    public void Every_loop_is_started()
    {
        var settings = new EcmSettings { DataFolder = "/data" };
        var started = new ServiceCollection().AddEcmCore(settings).AddEcmLoops(settings)
            .Where(d => d.ServiceType == typeof(IHostedService)).Select(d => d.ImplementationType ?? d.ImplementationFactory!.GetType().GenericTypeArguments[1]);

        var loops = Assembly.Load("Ecm.Core").GetTypes().Where(t => t.IsAssignableTo(typeof(IHostedService)));

        started.Should().Contain(loops);
    }

    private static IEnumerable<Type> Shown(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType).SelectMany(Parts),
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType).SelectMany(Parts),
        PropertyInfo p => Parts(p.PropertyType),
        FieldInfo f => Parts(f.FieldType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
}
