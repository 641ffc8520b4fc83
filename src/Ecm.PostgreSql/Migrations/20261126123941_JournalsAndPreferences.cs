using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class JournalsAndPreferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards");

            migrationBuilder.AddColumn<long>(
                name: "RegisterCounter",
                table: "Cards",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Preferences",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preferences", x => new { x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ReservedNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Register = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Period = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Counter = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReservedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ReservedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReservedNumbers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_RegisterCounter_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "RegisterCounter", "Id" },
                filter: "\"Register\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReservedNumbers_Register_Period_Counter",
                table: "ReservedNumbers",
                columns: new[] { "Register", "Period", "Counter" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Preferences");

            migrationBuilder.DropTable(
                name: "ReservedNumbers");

            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_RegisterCounter_Id",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "RegisterCounter",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "Id" },
                filter: "\"Register\" IS NOT NULL");
        }
    }
}
