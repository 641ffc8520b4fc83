using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Renditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RenditionId",
                table: "FileVersions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_FileVersions_RenditionId",
                table: "FileVersions",
                column: "RenditionId",
                unique: true,
                filter: "\"RenditionId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FileVersions_RenditionId",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "RenditionId",
                table: "FileVersions");
        }
    }
}
