using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReadingEverything : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Background",
                table: "Jobs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "KindsVersion",
                table: "FileVersions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "LeftOut",
                table: "FileVersions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentFileId",
                table: "Files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ParentPlace",
                table: "Files",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentVersionId",
                table: "Files",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KeptPictures",
                columns: table => new
                {
                    BlobId = table.Column<Guid>(type: "uuid", nullable: false),
                    Page = table.Column<int>(type: "integer", nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptPictures", x => new { x.BlobId, x.Page });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Files_ParentVersionId_ParentPlace",
                table: "Files",
                columns: new[] { "ParentVersionId", "ParentPlace" },
                unique: true,
                filter: "\"ParentVersionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KeptPictures_PictureId",
                table: "KeptPictures",
                column: "PictureId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptPictures");

            migrationBuilder.DropIndex(
                name: "IX_Files_ParentVersionId_ParentPlace",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "Background",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "KindsVersion",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "LeftOut",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "ParentFileId",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "ParentPlace",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "ParentVersionId",
                table: "Files");
        }
    }
}
