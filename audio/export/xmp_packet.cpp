// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/xmp_packet.h"

#include <fmt/format.h>

namespace melisma::audio {

namespace {

std::string simple(const char* name, const std::string& text)
{
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xmlText(text));
}

/// A value in the default language, as Dublin Core wants titles and rights.
std::string inAnyLanguage(const char* name, const std::string& text)
{
    return text.empty() ? std::string()
                        : fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n",
                                      name, xmlText(text));
}

std::string inOrder(const char* name, const std::string& text)
{
    return text.empty() ? std::string()
                        : fmt::format("<{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></{0}>\n", name, xmlText(text));
}

} // namespace

std::string xmlText(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n')
            out += c;
    }
    return out;
}

std::string xmpPacket(const TagSheet& sheet)
{
    std::string xml = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\"\n"
                      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                      " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"\n"
                      " xmlns:melisma=\"urn:melisma:ai-usage:1\">\n";
    xml += inAnyLanguage("dc:title", sheet.song.title) + inOrder("dc:creator", sheet.song.artist) +
           inAnyLanguage("dc:rights", sheet.song.copyright) + inAnyLanguage("dc:description", commentText(sheet));
    xml += simple("xmp:CreatorTool", softwareName()) + simple("xmp:CreateDate", sheet.created);
    xml += simple("Iptc4xmpExt:DigitalSourceType", aiValue(sheet, "DIGITALSOURCETYPE")) +
           simple("Iptc4xmpExt:AISystemUsed", aiValue(sheet, "AI_SYSTEM")) +
           simple("Iptc4xmpExt:AISystemVersionUsed", aiValue(sheet, "AI_SYSTEM_VERSION"));
    for (const char* key : {"AI_DISCLOSURE", "AI_CONTRIBUTIONS", "AI_VOICE", "AI_EXPORT_ID", "AI_RECORD_SHA256"})
        xml += simple((std::string("melisma:") + key).c_str(), aiValue(sheet, key));
    return xml + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

} // namespace melisma::audio
