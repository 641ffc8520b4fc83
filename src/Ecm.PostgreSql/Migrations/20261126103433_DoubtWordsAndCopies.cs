using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DoubtWordsAndCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "WordsEpoch",
                table: "Heads",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "Expand",
                table: "FileVersions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Languages",
                table: "FileVersions",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ScoreRecipe",
                table: "FileVersions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "IndexSnapshots",
                columns: table => new
                {
                    BlobId = table.Column<Guid>(type: "uuid", nullable: false),
                    Generation = table.Column<string>(type: "text", nullable: false),
                    Cursor = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexSnapshots", x => x.BlobId);
                });

            migrationBuilder.CreateTable(
                name: "OwnWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Written = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnWords", x => x.Word);
                });

            migrationBuilder.CreateTable(
                name: "PageCorrections",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Page = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageCorrections", x => new { x.VersionId, x.Page });
                    table.ForeignKey(
                        name: "FK_PageCorrections_FileVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "FileVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PageScores",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Page = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Lost = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageScores", x => new { x.VersionId, x.Page });
                    table.ForeignKey(
                        name: "FK_PageScores_FileVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "FileVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "Heads",
                keyColumn: "Id",
                keyValue: 1,
                column: "WordsEpoch",
                value: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_OwnWords_ImportId",
                table: "OwnWords",
                column: "ImportId",
                filter: "\"ImportId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PageScores_Score_VersionId_Page",
                table: "PageScores",
                columns: new[] { "Score", "VersionId", "Page" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IndexSnapshots");

            migrationBuilder.DropTable(
                name: "OwnWords");

            migrationBuilder.DropTable(
                name: "PageCorrections");

            migrationBuilder.DropTable(
                name: "PageScores");

            migrationBuilder.DropColumn(
                name: "WordsEpoch",
                table: "Heads");

            migrationBuilder.DropColumn(
                name: "Expand",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "Languages",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "ScoreRecipe",
                table: "FileVersions");
        }
    }
}
