using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegistersByPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RegistersEpoch",
                table: "Heads",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Registers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Definition = table.Column<string>(type: "jsonb", nullable: false),
                    Base = table.Column<string>(type: "jsonb", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Closed = table.Column<bool>(type: "boolean", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registers", x => x.Name);
                });

            migrationBuilder.UpdateData(
                table: "Heads",
                keyColumn: "Id",
                keyValue: 1,
                column: "RegistersEpoch",
                value: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Registers");

            migrationBuilder.DropColumn(
                name: "RegistersEpoch",
                table: "Heads");
        }
    }
}
